package org.luxibench.load.cli;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.luxibench.load.scenario.Durations;
import org.luxibench.load.scenario.ScheduleSpec;

/** A schedule with rates in words. */
final class ScheduleText {
  private ScheduleText() {}

  /**
   * What falls due when, and how much that is on the whole where it changes.
   *
   * @param length of the phase
   */
  static String of(ScheduleSpec schedule, Duration length) {
    String mean = rate(schedule.arrivals(length, 0).meanRate());
    List<Double> steps = schedule.steps();
    Double to = schedule.to();
    Integer burst = schedule.burst();
    if (steps != null) {
      return steps.stream().map(ScheduleText::rate).collect(Collectors.joining(", then "))
          + mean(mean);
    }
    if (to != null) {
      String way = from(schedule) < to ? " rising to " : " falling to ";
      return rate(from(schedule)) + way + rate(to) + mean(mean);
    }
    if (burst != null) {
      Duration every = schedule.every();
      return "%s and %d at once every %s%s"
          .formatted(
              rate(from(schedule)),
              burst,
              every == null ? "1s" : Durations.text(every),
              mean(mean));
    }
    return mean;
  }

  private static double from(ScheduleSpec schedule) {
    Double rate = schedule.rate();
    return rate == null ? 0 : rate;
  }

  private static String mean(String rate) {
    return " (" + rate + " on the whole)";
  }

  private static String rate(double perSecond) {
    return String.format(Locale.ROOT, "%.0f/s", perSecond);
  }
}
