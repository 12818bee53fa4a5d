package org.luxibench.load.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.scenario.Durations;
import org.luxibench.load.scenario.Phase;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.load.scenario.Threshold;
import org.luxibench.results.load.Check;
import org.luxibench.results.load.Counts;
import org.luxibench.results.load.Percentiles;
import org.luxibench.results.load.Premise;
import org.luxibench.results.load.Verdict;
import org.luxibench.results.load.Vitals;

/**
 * What a phase came to.
 *
 * <p>A request that was answered wrongly is the daemon's doing whatever else happened, and so is
 * one that was not answered in time by a daemon that could run: errors and time-outs make a missed
 * threshold FAILED. Latency beyond a limit is only the daemon's when the generator kept its
 * schedule and had connections left, and when no neighbour had the processor that the daemon waited
 * for; otherwise the phase is INVALID. So is one whose premise was seen not to hold, and one that
 * passed although nobody could see whether the premise held.
 */
final class Judge {
  private static final Duration LEAST_LAG_LIMIT = Duration.ofMillis(5);
  private static final double LAG_SHARE = 0.1;
  private static final long PAST_A_PERCENTILE = 10;
  private static final double STARVED_SHARE = 0.001;

  private final Scenario scenario;
  private final Map<String, Measured> measured = new HashMap<>();

  Judge(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * What a phase measured.
   *
   * @param tally of its requests
   * @param vitals of the daemon meanwhile
   * @param processors who had them meanwhile
   * @param done what its own actions came to
   */
  record Measured(
      PhaseTally tally, List<Vitals> vitals, ProcessorUse processors, List<Check> done) {}

  /**
   * A judgement.
   *
   * @param detail empty when the phase passed
   */
  record Judgement(Verdict verdict, String detail, List<Check> checks) {}

  Judgement judge(Phase phase, Measured figures, Premise premise, boolean premiseSeen) {
    PhaseTally tally = figures.tally();
    measured.put(phase.name(), figures);
    List<Check> checks = checks(phase, figures);
    Optional<Check> missed = checks.stream().filter(check -> !check.ok()).findFirst();
    Counts counts = tally.all().counts();
    boolean daemonsDoing = counts.timeouts() > 0 || counts.errors() > 0;
    if (!premise.held()) {
      return new Judgement(
          Verdict.INVALID, "the premise did not hold: " + premise.detail(), checks);
    }
    if (missed.isPresent() && starved(figures)) {
      return new Judgement(Verdict.INVALID, starved(figures.processors()), checks);
    }
    if (missed.isPresent() && daemonsDoing) {
      return new Judgement(Verdict.FAILED, told(missed.get(), tally), checks);
    }
    Optional<String> saturated = saturated(phase, tally);
    if (saturated.isPresent()) {
      return new Judgement(Verdict.INVALID, saturated.get(), checks);
    }
    if (missed.isPresent()) {
      return new Judgement(Verdict.FAILED, told(missed.get(), tally), checks);
    }
    if (!premiseSeen) {
      return new Judgement(
          Verdict.INVALID, "nobody saw the premise hold: " + premise.detail(), checks);
    }
    return new Judgement(Verdict.PASSED, "", checks);
  }

  private List<Check> checks(Phase phase, Measured figures) {
    List<Check> checks = new ArrayList<>(figures.done());
    for (Threshold threshold : thresholds(phase)) {
      checks.add(
          threshold.judge(
              (named, metric) -> {
                Measured of = named.isEmpty() ? figures : measured.get(named);
                return of == null ? Double.NaN : Metric.of(of, metric);
              }));
    }
    return checks;
  }

  private List<Threshold> thresholds(Phase phase) {
    List<String> own = phase.thresholds();
    return (own == null ? scenario.thresholds() : own).stream().map(Threshold::parse).toList();
  }

  /** Want of a processor explains a time-out when it lasted as long, and no wrong answer at all. */
  private boolean starved(Measured figures) {
    Counts counts = figures.tally().all().counts();
    Duration late = counts.timeouts() > 0 ? scenario.client().patience() : Duration.ZERO;
    return counts.errors() == 0 && figures.processors().starved(late.toNanos() / 1e9);
  }

  private static String starved(ProcessorUse use) {
    return String.format(
        Locale.ROOT,
        "the daemon was starved: its threads waited %.2f s of %.1f s for a processor, while others"
            + " used %.2f processors; keep other work off this machine",
        use.waitedSeconds(),
        use.seconds(),
        use.taken());
  }

  private static String told(Check missed, PhaseTally tally) {
    Counts counts = tally.all().counts();
    String figures =
        missed.unit().equals("us")
            ? "%s was %.1f ms, limit %.1f ms"
                .formatted(missed.expression(), missed.actual() / 1e3, missed.limit() / 1e3)
            : "%s was %.4g, limit %.4g"
                .formatted(missed.expression(), missed.actual(), missed.limit());
    return counts.errors() == 0 ? figures : figures + ", errors " + counts.errorsByClass();
  }

  private Optional<String> saturated(Phase phase, PhaseTally tally) {
    if (phase.schedule().closed()) {
      return Optional.empty();
    }
    Duration limit = lagLimit(phase);
    double judged = judgedPercentile(tally.lateness().getTotalCount());
    long lateNanos = tally.lateness().getValueAtPercentile(judged);
    if (lateNanos > limit.toNanos()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the generator was late: lag p%s %.1f ms, limit %s; lower the rate, or keep other"
                  + " work off this machine",
              judged == 99.9 ? "99.9" : String.valueOf((int) judged),
              lateNanos / 1e6,
              Durations.text(limit)));
    }
    Counts counts = tally.all().counts();
    long starved = tally.starvedRequests();
    boolean noted = starved > STARVED_SHARE * counts.planned();
    if (noted && Percentiles.of(tally.all().lag(), 1_000).p999() * 1_000 > limit.toNanos()) {
      return Optional.of(
          "connections ran out: %d of %d requests found none free; use more connections, or a lower rate"
              .formatted(starved, counts.planned()));
    }
    return Optional.empty();
  }

  /**
   * The percentile by which the generator's lateness is judged: p99.9, or p99 or p90 when fewer
   * than ten requests lie past the higher one. One late request of a thousand cannot move the
   * percentiles that a phase of a thousand requests is judged by.
   */
  static double judgedPercentile(long requests) {
    if (requests >= 1_000 * PAST_A_PERCENTILE) {
      return 99.9;
    }
    return requests >= 100 * PAST_A_PERCENTILE ? 99 : 90;
  }

  /**
   * As the scenario says, or 5 ms, or a tenth of the tightest fixed latency limit if that is more.
   */
  Duration lagLimit(Phase phase) {
    Duration stated = scenario.lagLimit();
    if (stated != null) {
      return stated;
    }
    double tightest =
        thresholds(phase).stream()
            .flatMap(threshold -> threshold.latencyLimitMicros().stream())
            .mapToDouble(Double::doubleValue)
            .min()
            .orElse(0);
    Duration share = Duration.ofNanos((long) (tightest * LAG_SHARE * 1_000));
    return share.compareTo(LEAST_LAG_LIMIT) > 0 ? share : LEAST_LAG_LIMIT;
  }
}
