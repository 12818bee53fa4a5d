package org.luxibench.results.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.Phase;

/**
 * One clock for legs that ran one after another, so that they can be drawn above each other.
 *
 * <p>Legs reach a phase at different times, for a phase begins when the daemon is in the state it
 * asks for. Here each phase starts at the same whole second for every leg and lasts as long as its
 * longest run. Inside a phase time passes as it did; between phases it is stretched or squeezed to
 * fit, a gap being at most a tenth as long as all phases together.
 */
final class Timeline {

  /**
   * A phase on the common clock.
   *
   * @param start a whole second
   * @param end a whole second
   */
  record Span(String name, double start, double end) {
    int seconds() {
      return (int) (end - start);
    }
  }

  /** Seconds by which a phase may overrun or start late without getting another second. */
  private static final double SLACK = 0.15;

  private final Map<String, Span> spans = new LinkedHashMap<>();

  private Timeline() {}

  /** Aligns legs by their phases' names; phases stand in the order in which legs first had them. */
  static Timeline of(List<Leg> legs) {
    Timeline line = new Timeline();
    double clock = 0;
    double all = names(legs).stream().mapToDouble(name -> duration(name, legs)).sum();
    double longestGap = Math.max(1, all / 10);
    for (String name : names(legs)) {
      double start = Math.ceil(clock + Math.min(longestGap, gapBefore(name, legs)) - SLACK);
      double end = start + Math.max(1, Math.ceil(duration(name, legs) - SLACK));
      line.spans.put(name, new Span(name, start, end));
      clock = end;
    }
    return line;
  }

  List<Span> spans() {
    return List.copyOf(spans.values());
  }

  /** Where a phase lies; empty when no leg has a phase of this name. */
  Optional<Span> span(String phase) {
    return Optional.ofNullable(spans.get(phase));
  }

  /**
   * A leg's time on the common clock.
   *
   * @param t seconds since the leg's start
   */
  double at(Leg leg, double t) {
    double fromBefore = 0;
    double toBefore = 0;
    for (Phase phase : leg.phases()) {
      double to = spans.get(phase.name()).start();
      if (t < phase.startSeconds()) {
        double gap = phase.startSeconds() - fromBefore;
        return gap > 0
            ? toBefore + (t - fromBefore) / gap * (to - toBefore)
            : to + t - phase.startSeconds();
      }
      if (t <= phase.endSeconds()) {
        return to + t - phase.startSeconds();
      }
      fromBefore = phase.endSeconds();
      toBefore = to + phase.endSeconds() - phase.startSeconds();
    }
    return toBefore + t - fromBefore;
  }

  private static List<String> names(List<Leg> legs) {
    List<String> names = new ArrayList<>();
    for (Leg leg : legs) {
      leg.phases().stream()
          .map(Phase::name)
          .filter(name -> !names.contains(name))
          .forEach(names::add);
    }
    return names;
  }

  private static double gapBefore(String name, List<Leg> legs) {
    double longest = 0;
    for (Leg leg : legs) {
      double end = 0;
      for (Phase phase : leg.phases()) {
        if (phase.name().equals(name)) {
          longest = Math.max(longest, phase.startSeconds() - end);
        }
        end = phase.endSeconds();
      }
    }
    return longest;
  }

  private static double length(Phase phase) {
    return phase.endSeconds() - phase.startSeconds();
  }

  private static double duration(String name, List<Leg> legs) {
    return legs.stream()
        .flatMap(leg -> leg.phases().stream())
        .filter(phase -> phase.name().equals(name))
        .mapToDouble(Timeline::length)
        .max()
        .orElse(0);
  }
}
