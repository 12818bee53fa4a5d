package org.luxibench.load.scenario;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Keeps a scenario from changing a server that is not ours: whatever it sends, as a request or by
 * an action, either reads or needs leave. A method that is not known to read is taken to change. To
 * end such a server there is no leave.
 */
public final class ReadOnly {
  private static final Pattern READS =
      Pattern.compile("Query.*|WaitForJobChange|echo|readConfig|listLocks.*|listAllLocks.*");

  /** What takes and gives back locks of wconfd. */
  private static final Pattern LOCKS = Pattern.compile(".*Locks?([A-Z].*)?|.*PendingRequest");

  private final Scenario scenario;
  private final boolean allowJobs;
  private final boolean allowLocks;

  private ReadOnly(Scenario scenario, boolean allowJobs, boolean allowLocks) {
    this.scenario = scenario;
    this.allowJobs = allowJobs;
    this.allowLocks = allowLocks;
  }

  /**
   * The scenario without the requests to locks that are not allowed, and without giving back what
   * they would have taken.
   *
   * @throws IllegalArgumentException when it cannot do without them, naming the first
   */
  public static Scenario guard(Scenario scenario, boolean allowJobs, boolean allowLocks) {
    return new ReadOnly(scenario, allowJobs, allowLocks).guarded();
  }

  private Scenario guarded() {
    for (Phase phase : scenario.phases()) {
      String where = "phase '%s' of %s".formatted(phase.name(), scenario.name());
      Stream.concat(phase.before().stream(), phase.during().stream())
          .forEach(action -> require(action, where));
      phase.requests().forEach(request -> require(request, where));
    }
    List<Request> allowed =
        scenario.requests().stream()
            .filter(
                request -> allowLocks || request.chain().noneMatch(each -> locks(each.method())))
            .toList();
    allowed.forEach(request -> require(request, scenario.name()));
    List<Action> after =
        scenario.after().stream()
            .filter(each -> allowLocks || each.call() == null || !locks(each.call().method()))
            .toList();
    after.forEach(action -> require(action, "the end of " + scenario.name()));
    return scenario.with(allowed, after);
  }

  private void require(Request request, String where) {
    request.chain().forEach(each -> require(each.method(), where));
  }

  private static boolean locks(String method) {
    return LOCKS.matcher(method).matches() && !READS.matcher(method).matches();
  }

  private void require(Action action, String where) {
    if (action.daemon() != null || action.reconfigure() != null) {
      throw new IllegalArgumentException(
          "%s %s the daemon, and one that runs already is not ours to end"
              .formatted(where, action.daemon() != null ? "restarts" : "replaces"));
    }
    String deed =
        action.submit() != null
            ? "submits jobs"
            : action.cancel() != null
                ? "cancels jobs"
                : action.drain() != null ? "sets the drain flag" : "";
    if (!deed.isEmpty() && !allowJobs) {
      throw wrong(where, deed, "--allow-jobs");
    }
    if (action.call() != null) {
      require(action.call().method(), where);
    }
    if (action.park() != null) {
      require(action.park().method(), where);
    }
  }

  private void require(String method, String where) {
    boolean locks = locks(method);
    if (locks ? !allowLocks : !allowJobs && !READS.matcher(method).matches()) {
      throw wrong(where, "sends " + method, locks ? "--allow-locks" : "--allow-jobs");
    }
  }

  private static IllegalArgumentException wrong(String where, String deed, String option) {
    return new IllegalArgumentException(
        "%s %s; give %s if the server may be changed".formatted(where, deed, option));
  }
}
