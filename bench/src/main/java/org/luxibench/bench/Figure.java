package org.luxibench.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.luxibench.results.stats.Sample;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * One number that each fork of a bench yields. Of a bench whose threads do different things (JMH's
 * groups) each part has its own: all together they would say nothing, since JMH's primary figure of
 * a group mixes the time of a wait with that of whatever ran beside it. What a bench counts itself
 * (JMH's auxiliary counters, whose unit is {@code #}) is a figure too.
 *
 * @param name what stands behind the bench's name, such as {@code :writer p99}; empty if there is
 *     but one
 * @param moreIsBetter or else less is
 * @param ofFork the number, if the fork has it
 */
@SuppressWarnings("rawtypes") // of JMH's own signatures
record Figure(
    String name,
    String unit,
    boolean moreIsBetter,
    Function<BenchmarkResult, Optional<Double>> ofFork) {
  private static final String COUNTED = "#";

  /** The counters that are to be large. */
  private static final Set<String> MORE_IS_BETTER = Set.of("jainIndex");

  /** The figures that a bench has. */
  static List<Figure> of(RunResult result) {
    Mode mode = result.getParams().getMode();
    List<Figure> figures = new ArrayList<>();
    List<String> parts = parts(result);
    if (parts.isEmpty()) {
      add(figures, mode, "", result.getPrimaryResult());
    }
    parts.forEach(part -> add(figures, mode, part, result.getSecondaryResults().get(part)));
    result
        .getSecondaryResults()
        .forEach(
            (label, counter) -> {
              if (counter.getScoreUnit().equals(COUNTED)) {
                figures.add(
                    new Figure(
                        " " + label,
                        COUNTED,
                        MORE_IS_BETTER.contains(label),
                        fork -> medianOfIterations(fork, label)));
              }
            });
    return figures;
  }

  /** The methods of a group; none if all threads do the same. */
  static List<String> parts(RunResult result) {
    if (result.getParams().getThreadGroups().length < 2) {
      return List.of();
    }
    String unit = result.getPrimaryResult().getScoreUnit();
    return result.getSecondaryResults().entrySet().stream()
        .filter(each -> each.getValue().getScoreUnit().equals(unit))
        .filter(each -> !each.getValue().getRole().isDerivative())
        .map(each -> each.getKey())
        .toList();
  }

  /** What a fork measured of a part, or of all if the part is empty. */
  static Optional<Result<?>> ofPart(BenchmarkResult fork, String part) {
    return part.isEmpty()
        ? Optional.of(fork.getPrimaryResult())
        : Optional.ofNullable(fork.getSecondaryResults().get(part));
  }

  private static void add(List<Figure> figures, Mode mode, String part, Result<?> result) {
    String name = part.isEmpty() ? "" : ":" + part;
    String unit = result.getScoreUnit();
    if (mode == Mode.SampleTime) {
      figures.add(new Figure(name + " p50", unit, false, fork -> percentile(fork, part, 50)));
      figures.add(new Figure(name + " p99", unit, false, fork -> percentile(fork, part, 99)));
    } else {
      boolean more = mode == Mode.Throughput;
      figures.add(new Figure(name, unit, more, fork -> medianOfIterations(fork, part)));
    }
  }

  private static Optional<Double> percentile(BenchmarkResult fork, String part, int percent) {
    return ofPart(fork, part).map(result -> result.getStatistics().getPercentile(percent));
  }

  private static Optional<Double> medianOfIterations(BenchmarkResult fork, String part) {
    List<Double> iterations = new ArrayList<>();
    for (IterationResult iteration : fork.getIterationResults()) {
      Result<?> result =
          part.isEmpty() ? iteration.getPrimaryResult() : iteration.getSecondaryResults().get(part);
      if (result != null) {
        iterations.add(result.getScore());
      }
    }
    return iterations.isEmpty() ? Optional.empty() : Optional.of(Sample.of(iterations).median());
  }
}
