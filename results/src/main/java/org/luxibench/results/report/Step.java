package org.luxibench.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.load.BglSample;
import org.luxibench.results.load.Second;
import org.luxibench.results.load.Vitals;
import org.luxibench.results.report.PageData.LegColumns;
import org.luxibench.results.report.PageData.Stall;
import org.luxibench.results.report.Timeline.Span;

/**
 * A stretch of the common clock that a table over time tells in a row; it lies within one phase.
 *
 * @param from whole seconds
 * @param to whole seconds, not included
 * @param firstRow of {@link PageData#t}
 * @param endRow not included
 */
record Step(String phase, double from, double to, int firstRow, int endRow) {

  /** All phases, in steps of so many seconds that there are no more than {@code most} full ones. */
  static List<Step> of(PageData data, int most) {
    int seconds = data.phases().stream().mapToInt(Span::seconds).sum();
    int size = Math.max(1, (seconds + most - 1) / most);
    List<Step> steps = new ArrayList<>();
    int row = 0;
    for (Span span : data.phases()) {
      while (data.t().get(row) < span.start()) {
        row++;
      }
      for (int from = 0; from < span.seconds(); from += size) {
        int to = Math.min(from + size, span.seconds());
        steps.add(
            new Step(span.name(), span.start() + from, span.start() + to, row + from, row + to));
      }
    }
    return steps;
  }

  /** Those that were measured. */
  List<Second> seconds(LegColumns leg) {
    List<@Nullable Second> all = leg.seconds().subList(firstRow, endRow);
    return all.stream().filter(Objects::nonNull).map(Objects::requireNonNull).toList();
  }

  List<BglSample> locks(LegColumns leg) {
    return within(leg.bgl(), BglSample::t);
  }

  List<Vitals> vitals(LegColumns leg) {
    return within(leg.vitals(), Vitals::t);
  }

  private <T> List<T> within(List<T> samples, ToDoubleFunction<T> time) {
    return samples.stream()
        .filter(one -> time.applyAsDouble(one) >= from && time.applyAsDouble(one) < to)
        .toList();
  }

  /** Pauses that were not over before the step, nor began after it. */
  List<Stall> pauses(LegColumns leg) {
    return leg.pauses().stream()
        .filter(pause -> pause.end() >= from && pause.end() - pause.micros() / 1e6 < to)
        .toList();
  }
}
