package org.luxibench.results.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Second;
import org.luxibench.results.report.Timeline.Span;

/** The seconds of a {@link Timeline}, into which each leg's seconds are sorted. */
final class Grid {
  private final List<Double> times = new ArrayList<>();
  private final Map<String, Span> spans = new HashMap<>();
  private final Map<String, Integer> firstRow = new HashMap<>();

  Grid(List<Span> phases) {
    for (Span span : phases) {
      breakBefore(span);
      spans.put(span.name(), span);
      firstRow.put(span.name(), times.size());
      for (int second = 0; second < span.seconds(); second++) {
        times.add(span.start() + second);
      }
    }
  }

  /** Rising. */
  List<Double> times() {
    return List.copyOf(times);
  }

  /** The leg's seconds by row; null where it has none. Two that share a row become one. */
  List<@Nullable Second> place(Leg leg) {
    @Nullable Second[] rows = new Second[times.size()];
    Map<String, Phase> phases = new HashMap<>();
    leg.phases().forEach(phase -> phases.put(phase.name(), phase));
    for (Second second : leg.seconds()) {
      Phase phase = phases.get(second.phase());
      Span span = spans.get(second.phase());
      if (phase == null || span == null) {
        continue; // a stretch that is no phase of its own, such as a warm-up, has no place
      }
      int offset = (int) Math.floor(middle(second, phase) - phase.startSeconds());
      int row = firstRow.get(second.phase()) + Math.max(0, Math.min(span.seconds() - 1, offset));
      Second here = rows[row];
      rows[row] = at(times.get(row), here == null ? second : merge(here, second));
    }
    return Arrays.asList(rows);
  }

  /** Of the part of the second that lies in the phase; generators may count by the full second. */
  private static double middle(Second second, Phase phase) {
    double from = Math.max(second.t(), phase.startSeconds());
    double to = Math.min(second.t() + 1, phase.endSeconds());
    return (from + Math.max(from, to)) / 2;
  }

  private void breakBefore(Span span) {
    if (!times.isEmpty() && times.get(times.size() - 1) + 1 < span.start()) {
      times.add(times.get(times.size() - 1) + 1);
    }
  }

  private static Second at(double t, Second s) {
    return new Second(
        t,
        s.phase(),
        s.sent(),
        s.completed(),
        s.errors(),
        s.timeouts(),
        s.abandoned(),
        s.p50(),
        s.p90(),
        s.p99(),
        s.max(),
        s.lagP999(),
        s.waitP999(),
        s.heat());
  }

  /** Counts add up; of percentiles, which cannot be added, the worse one stays. */
  private static Second merge(Second a, Second b) {
    return new Second(
        a.t(),
        a.phase(),
        a.sent() + b.sent(),
        a.completed() + b.completed(),
        a.errors() + b.errors(),
        a.timeouts() + b.timeouts(),
        a.abandoned() + b.abandoned(),
        Math.max(a.p50(), b.p50()),
        Math.max(a.p90(), b.p90()),
        Math.max(a.p99(), b.p99()),
        Math.max(a.max(), b.max()),
        worse(a.lagP999(), b.lagP999()),
        worse(a.waitP999(), b.waitP999()),
        sum(a.heat(), b.heat()));
  }

  private static @Nullable Long worse(@Nullable Long a, @Nullable Long b) {
    return a == null || b == null ? (a == null ? b : a) : (Long) Math.max(a, b);
  }

  private static List<Long> sum(List<Long> a, List<Long> b) {
    List<Long> sum = new ArrayList<>(a.size() >= b.size() ? a : b);
    List<Long> shorter = a.size() >= b.size() ? b : a;
    for (int i = 0; i < shorter.size(); i++) {
      sum.set(i, sum.get(i) + shorter.get(i));
    }
    return sum;
  }
}
