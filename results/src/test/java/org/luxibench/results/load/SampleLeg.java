package org.luxibench.results.load;

import static org.luxibench.results.load.SampleRun.PHASES;
import static org.luxibench.results.load.SampleRun.PHASE_SECONDS;
import static org.luxibench.results.load.SampleRun.RATE;
import static org.luxibench.results.load.SampleRun.TIMEOUT_MICROS;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.HdrHistogram.Histogram;

/** Makes up one leg, second by second. */
final class SampleLeg {
  private static final List<String> METHODS =
      List.of("QueryClusterInfo", "QueryJobs", "QueryLocks", "QueryNodes");

  private final String behaviour;
  private final List<String> stalls;
  private final Random random;
  private final List<Second> seconds = new ArrayList<>();
  private final List<BglSample> bgl = new ArrayList<>();
  private final List<Vitals> vitals = new ArrayList<>();

  SampleLeg(String behaviour, List<String> stalls, Random random) {
    this.behaviour = behaviour;
    this.stalls = stalls;
    this.random = random;
  }

  Leg leg() {
    List<Phase> phases = new ArrayList<>();
    for (String name : PHASES) {
      phases.add(phase(name, phases.size() * (PHASE_SECONDS + 1.0)));
    }
    List<Pause> pauses =
        List.of(new Pause(11.4, 23_000, "generator"), new Pause(30.2, 61_000, "daemon gc"));
    String target = "serve --behaviour " + behaviour + " --nodes 5 --instances 20";
    return new Leg(behaviour, target, Verdict.PASSED, phases, seconds, bgl, pauses, vitals);
  }

  private Phase phase(String name, double start) {
    boolean stall = stalls.contains(name);
    Map<String, Histogram> kinds = new LinkedHashMap<>();
    Histogram all = new Histogram(3);
    Histogram lag = new Histogram(3);
    for (int s = 0; s < PHASE_SECONDS; s++) {
      second(name, start + s, stall, kinds, all, lag);
      watch(name, start + s);
    }
    Verdict verdict = stall ? Verdict.FAILED : Verdict.PASSED;
    Counts counts = counts(all);
    Percentiles response = Percentiles.of(all, 1);
    List<Check> checks =
        List.of(
            new Check("timeouts == 0", 0, counts.timeouts(), "", !stall),
            new Check("errors == 0", 0, 0, "", true),
            new Check("p99 < 25ms", 25_000, response.p99(), "us", !stall));
    return new Phase(
        name,
        start,
        start + PHASE_SECONDS,
        verdict,
        verdict,
        stall ? counts.timeouts() + " time-outs, limit 0" : "",
        RATE,
        (double) counts.completed() / PHASE_SECONDS,
        counts,
        0,
        response,
        response,
        Percentiles.NONE,
        Percentiles.of(lag, 1),
        CurvePoint.of(all, 1),
        checks,
        new Premise("BGL as in phase " + name, true, "seen 16 times"),
        kinds.entrySet().stream()
            .map(k -> kind(k.getKey(), k.getValue(), Percentiles.of(lag, 1)))
            .toList());
  }

  private static Kind kind(String method, Histogram latencies, Percentiles lag) {
    Percentiles response = Percentiles.of(latencies, 1);
    return new Kind(method, counts(latencies), response, response, Percentiles.NONE, lag);
  }

  private void second(
      String phase,
      double t,
      boolean stall,
      Map<String, Histogram> kinds,
      Histogram all,
      Histogram lag) {
    Histogram here = new Histogram(3);
    Histogram lagHere = new Histogram(3);
    for (int i = 0; i < RATE; i++) {
      long micros = stall ? TIMEOUT_MICROS + random.nextInt(900) : latency();
      here.recordValue(micros);
      kinds
          .computeIfAbsent(METHODS.get(i % METHODS.size()), m -> new Histogram(3))
          .recordValue(micros);
      lagHere.recordValue(20 + (long) (60 * random.nextDouble() * random.nextDouble()));
    }
    all.add(here);
    lag.add(lagHere);
    Counts counts = counts(here);
    Percentiles p = Percentiles.of(here, 1);
    long lagP999 = lagHere.getValueAtPercentile(99.9);
    List<Long> heat = HeatScale.counts(here, 1);
    seconds.add(
        new Second(
            t,
            phase,
            counts.sent(),
            counts.completed(),
            counts.errors(),
            counts.timeouts(),
            counts.abandoned(),
            Math.round(p.p50()),
            Math.round(p.p90()),
            Math.round(p.p99()),
            Math.round(p.max()),
            lagP999,
            0L,
            heat));
  }

  private long latency() {
    double typical = 600 * Math.exp(0.4 * random.nextGaussian());
    return (long) (random.nextInt(300) == 0 ? typical * 9 : typical);
  }

  private static Counts counts(Histogram histogram) {
    long planned = histogram.getTotalCount();
    long timeouts =
        histogram.getCountBetweenValues(TIMEOUT_MICROS, histogram.getHighestTrackableValue());
    return new Counts(planned, planned, planned - timeouts, 0, timeouts, 0, 0, Map.of());
  }

  private void watch(String phase, double t) {
    boolean waits = phase.endsWith("-waiting");
    boolean sharing = !phase.equals("baseline") && !phase.equals("recovery");
    BglState held = sharing ? BglState.SHARED : BglState.FREE;
    BglState state = phase.equals("exclusive-held") ? BglState.EXCLUSIVE : held;
    bgl.add(new BglSample(t, state, stalls.contains(phase) ? 16 : 0, waits ? 1 : 0));
    bgl.add(new BglSample(t + 0.5, state, stalls.contains(phase) ? 16 : 0, waits ? 1 : 0));
    vitals.add(new Vitals(t, 180_000_000L + random.nextInt(9_000_000), 47, 92));
  }
}
