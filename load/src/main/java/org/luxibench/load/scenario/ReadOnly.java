package org.luxibench.load.scenario;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Keeps a scenario from changing a server that is not ours. */
public final class ReadOnly {
  private static final Pattern READS =
      Pattern.compile("Query.*|WaitForJobChange|echo|readConfig|listLocks.*|listAllLocks.*");
  private static final Set<String> LOCKS =
      Set.of(
          "tryUpdateLocks",
          "updateLocksWaiting",
          "freeLocks",
          "freeLocksLevel",
          "downGradeLocksLevel",
          "opportunisticLockUnion",
          "guardedOpportunisticLockUnion");

  private ReadOnly() {}

  /**
   * The scenario without the requests that are not allowed.
   *
   * @throws IllegalArgumentException when it cannot do without them, naming the first
   */
  public static Scenario guard(Scenario scenario, boolean allowJobs, boolean allowLocks) {
    for (Phase phase : scenario.phases()) {
      for (Action action :
          Stream.concat(phase.before().stream(), phase.during().stream()).toList()) {
        String deed = changes(action);
        if (!deed.isEmpty() && !allowJobs) {
          throw new IllegalArgumentException(
              "phase '%s' of %s %s; give --allow-jobs if the server may be changed"
                  .formatted(phase.name(), scenario.name(), deed));
        }
      }
      phase.requests().forEach(request -> require(request, scenario, allowJobs, allowLocks));
    }
    List<Request> allowed =
        scenario.requests().stream()
            .filter(request -> allowLocks || !LOCKS.contains(request.method()))
            .toList();
    allowed.forEach(request -> require(request, scenario, allowJobs, allowLocks));
    return scenario.withRequests(allowed);
  }

  private static String changes(Action action) {
    if (action.submit() != null) {
      return "submits jobs";
    }
    if (action.cancel() != null) {
      return "cancels jobs";
    }
    if (action.drain() != null) {
      return "sets the drain flag";
    }
    Action.LuxiCall call = action.call();
    return call != null && !READS.matcher(call.method()).matches() ? "calls " + call.method() : "";
  }

  private static void require(
      Request request, Scenario scenario, boolean allowJobs, boolean allowLocks) {
    String method = request.method();
    boolean locks = LOCKS.contains(method);
    if (locks ? !allowLocks : !allowJobs && !READS.matcher(method).matches()) {
      throw new IllegalArgumentException(
          "%s sends %s; give %s if the server may be changed"
              .formatted(scenario.name(), method, locks ? "--allow-locks" : "--allow-jobs"));
    }
  }
}
