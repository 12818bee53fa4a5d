package org.luxibench.results.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A made-up run of {@code bgl-contention} with the shape of a real one: where a behaviour should
 * stall it does, and every figure comes from seeded requests, so that nothing contradicts another.
 */
public final class SampleRun {
  static final int PHASE_SECONDS = 8;
  static final int RATE = 400;
  static final long TIMEOUT_MICROS = 2_000_000;
  static final List<String> PHASES =
      List.of(
          "baseline",
          "shared-held",
          "verify-waiting",
          "node-add-waiting",
          "exclusive-held",
          "recovery");
  static final Map<String, List<String>> STALLS = stalls();

  private SampleRun() {}

  /** Three behaviours, six phases, all as expected. */
  public static LoadResult contention() {
    return contention(List.copyOf(STALLS.keySet()));
  }

  /** The same, but the big lock was looked at only every so many seconds. */
  public static LoadResult lookedAtEvery(int seconds) {
    LoadResult run = contention(List.of("lock-free-queries"));
    Leg leg = run.legs().get(0);
    Leg sparse =
        new Leg(
            leg.name(),
            leg.target(),
            leg.verdict(),
            leg.phases(),
            leg.seconds(),
            leg.bgl().stream().filter(look -> look.t() % seconds == 0).toList(),
            leg.pauses(),
            leg.vitals());
    return new LoadResult(
        run.scenario(),
        run.reason(),
        run.source(),
        run.verdict(),
        "",
        run.heatBoundsMicros(),
        List.of(sparse));
  }

  /** The same for some of the behaviours. */
  public static LoadResult contention(List<String> behaviours) {
    List<Leg> legs = new ArrayList<>();
    for (String behaviour : behaviours) {
      legs.add(new SampleLeg(behaviour, STALLS.get(behaviour), new Random(legs.size())).leg());
    }
    return new LoadResult(
        "bgl-contention",
        "While long opcodes share the big lock and an exclusive acquire waits, queries must not.",
        "name: bgl-contention\nrate: 400\nthresholds:\n  - timeouts == 0\n  - p99 < 25ms\n",
        Verdict.PASSED,
        "Every phase came out as expected.",
        HeatScale.boundsMicros(),
        legs);
  }

  /** The same run, but one phase of the fix missed its thresholds. */
  public static LoadResult regressed() {
    return withVerdict(Verdict.FAILED, "p99 51.3 ms, limit 25 ms");
  }

  /** The same run, but the generator fell behind in one phase. */
  public static LoadResult invalid() {
    return withVerdict(Verdict.INVALID, "schedule lag p99.9 was 12 ms, limit 5 ms: lower the rate");
  }

  /** The same run, but in one phase clients tried again to connect. */
  public static LoadResult withRetries(long retries) {
    return withOnePhase(0, 0, retries);
  }

  /** The same run, but in one phase so many requests more were planned and never sent. */
  public static LoadResult withAbandoned(long abandoned) {
    return withOnePhase(0, abandoned, 0);
  }

  /** The same run, but it was cut short in one phase with so many requests more under way. */
  public static LoadResult withUnfinished(long unfinished) {
    return withOnePhase(unfinished, 0, 0);
  }

  private static LoadResult withOnePhase(long unfinished, long abandoned, long retries) {
    LoadResult run = contention(List.of("lock-free-queries"));
    Leg leg = run.legs().get(0);
    List<Phase> phases = new ArrayList<>(leg.phases());
    Phase one = phases.get(2);
    Counts counts =
        new Counts(
            one.counts().planned() + unfinished + abandoned,
            one.counts().sent() + unfinished,
            one.counts().completed(),
            0,
            one.counts().timeouts(),
            unfinished,
            abandoned,
            Map.of());
    phases.set(
        2,
        new Phase(
            one.name(),
            one.startSeconds(),
            one.endSeconds(),
            one.verdict(),
            one.expected(),
            one.detail(),
            one.plannedRate(),
            one.rate(),
            counts,
            retries,
            one.response(),
            one.service(),
            one.waited(),
            one.lag(),
            one.curve(),
            one.checks(),
            one.premise(),
            one.kinds()));
    return new LoadResult(
        run.scenario(),
        run.reason(),
        run.source(),
        run.verdict(),
        "",
        run.heatBoundsMicros(),
        List.of(leg.withPhases(leg.verdict(), phases)));
  }

  /** One phase of the fix failed for this reason. */
  public static LoadResult failingWith(String detail) {
    return withVerdict(Verdict.FAILED, detail);
  }

  /** The run of a scenario of another name. */
  public static LoadResult named(String scenario) {
    LoadResult run = contention();
    return new LoadResult(
        scenario,
        run.reason(),
        run.source(),
        run.verdict(),
        "",
        run.heatBoundsMicros(),
        run.legs());
  }

  /** A run that was cut short before its first phase. */
  public static LoadResult cutShort() {
    LoadResult run = contention();
    Leg none =
        new Leg(
            "lock-free-queries",
            "",
            Verdict.INVALID,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of());
    return new LoadResult(
        run.scenario(),
        run.reason(),
        run.source(),
        Verdict.INVALID,
        "The run was cut short.",
        run.heatBoundsMicros(),
        List.of(none));
  }

  /** A run in which whatever a user or a daemon may name is named so. */
  public static LoadResult hostile(String text) {
    LoadResult run = named(text);
    List<Leg> legs = new ArrayList<>();
    for (Leg leg : run.legs()) {
      legs.add(
          new Leg(
              leg.name() + text,
              text,
              leg.verdict(),
              leg.phases().stream().map(p -> p.withVerdict(Verdict.FAILED, text)).toList(),
              leg.seconds(),
              leg.bgl(),
              List.of(new Pause(3, 50_000, text)),
              leg.vitals()));
    }
    return new LoadResult(text, text, text, Verdict.FAILED, text, run.heatBoundsMicros(), legs);
  }

  private static LoadResult withVerdict(Verdict verdict, String detail) {
    LoadResult run = contention();
    List<Leg> legs = new ArrayList<>(run.legs());
    Leg last = legs.get(2);
    List<Phase> phases = new ArrayList<>(last.phases());
    phases.set(3, phases.get(3).withVerdict(verdict, detail));
    legs.set(2, last.withPhases(verdict, phases));
    return new LoadResult(
        run.scenario(), run.reason(), run.source(), verdict, detail, run.heatBoundsMicros(), legs);
  }

  private static Map<String, List<String>> stalls() {
    Map<String, List<String>> stalls = new LinkedHashMap<>();
    stalls.put("bgl-queries", List.of("verify-waiting", "node-add-waiting", "exclusive-held"));
    stalls.put("shared-verify", List.of("node-add-waiting", "exclusive-held"));
    stalls.put("lock-free-queries", List.of());
    return stalls;
  }
}
