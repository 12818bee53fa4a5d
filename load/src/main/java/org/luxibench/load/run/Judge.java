package org.luxibench.load.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.scenario.Durations;
import org.luxibench.load.scenario.Phase;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.load.scenario.Threshold;
import org.luxibench.results.load.Check;
import org.luxibench.results.load.Counts;
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
 * for; otherwise the phase is INVALID. A time-out is not the daemon's either when the generator
 * itself stood still for as long. A job that was lost, or spoilt, is the daemon's doing like a
 * wrong answer. INVALID is also a phase whose premise was seen not to hold, one that passed
 * although nobody could see whether the premise held, one whose own actions were not done, and one
 * that is to be compared with what was not measured.
 */
final class Judge {
  private static final Duration LEAST_LAG_LIMIT = Duration.ofMillis(5);
  private static final double LAG_SHARE = 0.1;
  private static final long PAST_A_PERCENTILE = 10;
  private static final Set<String> GROWTHS =
      Set.of("rss-growth", "threads-growth", "descriptors-growth");
  private static final double STARVED_SHARE = 0.001;

  private final Scenario scenario;

  /** Phases that others may be compared with. */
  private final Map<String, Measured> sound = new HashMap<>();

  Judge(Scenario scenario) {
    this.scenario = scenario;
  }

  /**
   * What a phase measured.
   *
   * @param tally of its requests
   * @param vitals of the daemon meanwhile
   * @param processors who had them meanwhile
   * @param stoodStill the longest time in which the generator did not run
   * @param done what its own actions came to
   */
  record Measured(
      PhaseTally tally,
      List<Vitals> vitals,
      ProcessorUse processors,
      Duration stoodStill,
      DuringPhase.Done done) {}

  /**
   * A judgement.
   *
   * @param detail empty when the phase passed
   */
  record Judgement(Verdict verdict, String detail, List<Check> checks) {}

  Judgement judge(Phase phase, Measured figures, Premise premise, boolean premiseSeen) {
    List<Check> checks = new ArrayList<>(figures.done().checks());
    String incomparable = "";
    for (Threshold threshold : thresholds(phase)) {
      String lacks = lacks(threshold, phase, figures);
      if (lacks.isEmpty()) {
        checks.add(threshold.judge((named, metric) -> value(named, metric, phase, figures)));
      } else if (incomparable.isEmpty()) {
        incomparable = "nothing to compare with for %s: %s".formatted(threshold, lacks);
      }
    }
    long unasked = figures.tally().unaskedReplies();
    if (unasked > 0) {
      checks.add(new Check("unasked replies == 0", 0, unasked, "", false));
    }
    Judgement judgement = judge(phase, figures, checks, premise, incomparable);
    if (judgement.verdict() == Verdict.PASSED && !premiseSeen) {
      judgement =
          new Judgement(
              Verdict.INVALID, "nobody saw the premise hold: " + premise.detail(), checks);
    }
    if (judgement.verdict() != Verdict.INVALID) {
      sound.put(phase.name(), figures);
    }
    return judgement;
  }

  private Judgement judge(
      Phase phase, Measured figures, List<Check> checks, Premise premise, String incomparable) {
    if (!figures.done().failure().isEmpty()) {
      return new Judgement(Verdict.INVALID, figures.done().failure(), checks);
    }
    if (!premise.held()) {
      return new Judgement(
          Verdict.INVALID, "the premise did not hold: " + premise.detail(), checks);
    }
    Optional<Check> missed = checks.stream().filter(check -> !check.ok()).findFirst();
    Optional<String> excuse = missed.flatMap(check -> excuse(figures));
    if (excuse.isPresent()) {
      return new Judgement(Verdict.INVALID, excuse.get(), checks);
    }
    PhaseTally tally = figures.tally();
    boolean daemonsDoing = tally.all().counts().timeouts() > 0 || answeredWrongly(figures);
    Optional<String> saturated = saturated(phase, tally);
    if (saturated.isPresent() && !(missed.isPresent() && daemonsDoing)) {
      return new Judgement(Verdict.INVALID, saturated.get(), checks);
    }
    if (missed.isPresent()) {
      return new Judgement(Verdict.FAILED, told(missed.get(), figures), checks);
    }
    return incomparable.isEmpty()
        ? new Judgement(Verdict.PASSED, "", checks)
        : new Judgement(Verdict.INVALID, incomparable, checks);
  }

  /** What a threshold needs and nobody measured; empty when it can be judged. */
  private String lacks(Threshold threshold, Phase phase, Measured figures) {
    for (Threshold.Reference reference : threshold.references()) {
      String named = reference.phase();
      if (!named.isEmpty() && !named.equals(phase.name()) && !sound.containsKey(named)) {
        return "phase '%s' was not measured, or is invalid".formatted(named);
      }
      if (Double.isNaN(value(named, reference.metric(), phase, figures))) {
        return GROWTHS.contains(reference.metric())
            ? "too little is known of the daemon's process; give --pid, as a user who may read"
                + " /proc/PID/fd, or measure for longer"
            : reference.metric() + " was not measured";
      }
    }
    return "";
  }

  private double value(String named, String metric, Phase phase, Measured figures) {
    boolean own = named.isEmpty() || named.equals(phase.name());
    Measured of = own ? figures : sound.get(named);
    return of == null ? Double.NaN : Metric.of(of, metric);
  }

  private List<Threshold> thresholds(Phase phase) {
    return scenario.thresholdsOf(phase).stream().map(Threshold::parse).toList();
  }

  /**
   * What else than the daemon explains a missed threshold. Want of a processor, and a generator
   * that stood still, explain a time-out when they lasted as long, and no wrong answer at all.
   */
  private Optional<String> excuse(Measured figures) {
    Counts counts = figures.tally().all().counts();
    if (answeredWrongly(figures)) {
      return Optional.empty();
    }
    Duration timeout = scenario.client().patience();
    Duration late = counts.timeouts() > 0 ? timeout : Duration.ZERO;
    if (figures.processors().starved(late.toNanos() / 1e9)) {
      return Optional.of(starved(figures.processors()));
    }
    if (counts.timeouts() > 0 && figures.stoodStill().compareTo(timeout) >= 0) {
      return Optional.of(
          "the generator stood still for %s, and a request times out after %s; keep other work off this machine"
              .formatted(Durations.text(figures.stoodStill()), Durations.text(timeout)));
    }
    return Optional.empty();
  }

  private static boolean answeredWrongly(Measured figures) {
    PhaseTally tally = figures.tally();
    return tally.all().counts().errors() > 0
        || tally.unaskedReplies() > 0
        || figures.done().hopeless();
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

  private static String told(Check missed, Measured measured) {
    if (measured.done().checks().contains(missed)) {
      return missed.expression() + " did not come about: " + measured.done().lacking();
    }
    Counts counts = measured.tally().all().counts();
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
    double judged = judgedPercentile(phase, tally.all().lag().getTotalCount());
    long lateNanos = tally.all().lag().getValueAtPercentile(judged);
    if (lateNanos > limit.toNanos()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the generator was late: lag p%s %.1f ms, limit %s; lower the rate, or keep other"
                  + " work off this machine",
              judged == Math.rint(judged) ? String.valueOf((int) judged) : String.valueOf(judged),
              lateNanos / 1e6,
              Durations.text(limit)));
    }
    Counts counts = tally.all().counts();
    long starved = tally.starvedRequests();
    boolean noted = starved >= PAST_A_PERCENTILE && starved > STARVED_SHARE * counts.planned();
    if (noted && tally.all().waited().getValueAtPercentile(judged) > limit.toNanos()) {
      return Optional.of(
          "connections ran out: %d of %d requests found none free; use more connections, or a lower rate"
              .formatted(starved, counts.planned()));
    }
    return Optional.empty();
  }

  /**
   * The percentile by which lag and wait are judged: p99.9, or p99 or p90 when fewer than ten
   * requests lie past the higher one, but none lower than the highest that a threshold limits. One
   * late request of a thousand cannot move the percentiles that a phase of a thousand requests is
   * judged by.
   */
  double judgedPercentile(Phase phase, long requests) {
    double limited =
        thresholds(phase).stream()
            .flatMapToDouble(threshold -> threshold.limitedPercentile().stream())
            .max()
            .orElse(0);
    double told =
        requests >= 1_000 * PAST_A_PERCENTILE
            ? 99.9
            : requests >= 100 * PAST_A_PERCENTILE ? 99 : 90;
    return Math.max(limited, told);
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
