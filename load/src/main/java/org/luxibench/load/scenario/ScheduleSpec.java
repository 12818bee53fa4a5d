package org.luxibench.load.scenario;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.schedule.Arrivals;
import org.luxibench.load.schedule.Bursts;
import org.luxibench.load.schedule.ConstantRate;
import org.luxibench.load.schedule.Ramp;
import org.luxibench.load.schedule.RateProfile;
import org.luxibench.load.schedule.Spacing;
import org.luxibench.load.schedule.Steps;

/**
 * When requests are due.
 *
 * @param rate requests a second; the start of a ramp
 * @param to where a ramp ends, requests a second
 * @param steps rates that follow one another in equal parts of the phase
 * @param burst requests that fall due at once on top of the rate
 * @param every time between bursts
 * @param spacing even or Poisson; Poisson unless given
 * @param closed no schedule: every connection sends as soon as it has its reply
 */
public record ScheduleSpec(
    @Nullable Double rate,
    @Nullable Double to,
    @Nullable List<Double> steps,
    @Nullable Integer burst,
    @Nullable Duration every,
    @Nullable Spacing spacing,
    boolean closed) {

  /** The same with all rates multiplied so that the mean becomes another. */
  public ScheduleSpec atRate(double mean, Duration length) {
    if (closed) {
      return this;
    }
    double factor = mean / arrivals(length, 0).meanRate();
    return new ScheduleSpec(
        rate == null ? null : rate * factor,
        to == null ? null : to * factor,
        steps == null ? null : steps.stream().map(each -> each * factor).toList(),
        burst == null ? null : (int) Math.max(1, Math.round(burst * factor)),
        every,
        spacing,
        false);
  }

  /** The due times over a phase of some length. */
  public Arrivals arrivals(Duration length, long seed) {
    double seconds = length.toNanos() / 1e9;
    return new Arrivals(
        profile(seconds), spacing == null ? Spacing.POISSON : spacing, seconds, seed);
  }

  private RateProfile profile(double seconds) {
    if (steps != null) {
      return new Steps(steps, seconds / steps.size());
    }
    if (rate == null) {
      throw new IllegalArgumentException("a schedule needs 'rate', 'steps' or 'closed'");
    }
    if (to != null) {
      return new Ramp(rate, to, seconds);
    }
    if (burst != null) {
      return new Bursts(rate, burst, every == null ? 1 : every.toNanos() / 1e9);
    }
    return new ConstantRate(rate);
  }
}
