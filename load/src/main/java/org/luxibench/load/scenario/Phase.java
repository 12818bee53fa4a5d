package org.luxibench.load.scenario;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of a scenario.
 *
 * @param name unique
 * @param before what is done before it is measured, in order
 * @param during what is done while it is measured, each at its time
 * @param warmup how long the same load runs unmeasured first
 * @param measure how long the schedule lasts
 * @param schedule when requests are due
 * @param requests this phase's own mix
 * @param search for the highest rate that keeps the thresholds, in steps of this phase
 * @param premise what must be true of the daemon
 * @param premises the same for single behaviours
 * @param thresholds this phase's own, in place of the scenario's
 */
public record Phase(
    String name,
    List<Action> before,
    List<Action> during,
    @Nullable Duration warmup,
    Duration measure,
    ScheduleSpec schedule,
    List<Request> requests,
    @Nullable Search search,
    @Nullable PremiseSpec premise,
    @JsonProperty("premise-of") Map<String, PremiseSpec> premises,
    @Nullable List<String> thresholds) {

  public Phase {
    before = before == null ? List.of() : List.copyOf(before);
    during = during == null ? List.of() : List.copyOf(during);
    requests = requests == null ? List.of() : List.copyOf(requests);
    premises = premises == null ? Map.of() : Map.copyOf(premises);
  }

  /**
   * Where to look for the highest rate: doubled until a threshold breaks, then halved in between.
   *
   * @param from requests a second at first
   * @param to no more than this
   * @param within how close the rate that broke must be to the one that did not, 1.1 for a tenth
   */
  public record Search(double from, double to, @Nullable Double within) {

    /** How close is close enough; 1.1 unless given. */
    public double closeness() {
      return within == null ? 1.1 : within;
    }
  }

  /** The same phase as one step of its search. */
  public Phase at(double rate) {
    return new Phase(
        name + "-" + Math.round(rate),
        List.of(),
        during,
        null,
        measure,
        schedule.atRate(rate, measure),
        requests,
        null,
        premise,
        premises,
        thresholds);
  }

  /** What must be true under a behaviour; null when anything may be. */
  public @Nullable PremiseSpec premiseOf(String behaviour) {
    PremiseSpec own = premises.get(behaviour);
    return own == null ? premise : own;
  }
}
