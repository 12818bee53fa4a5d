package org.luxibench.load.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.luxibench.load.scenario.Action;
import org.luxibench.load.scenario.Names;
import org.luxibench.load.scenario.Scenario;
import tools.jackson.databind.JsonNode;

/**
 * Undoes in the end what a scenario did to its server, however the end came: each thing is tried
 * though another failed, within a time that a user who pressed Ctrl-C will wait.
 */
final class Afterwards {
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  /** How long it may take: the last thing is tried right before the time is over. */
  static Duration longest(Scenario scenario) {
    return scenario.after().isEmpty() ? Duration.ZERO : PATIENCE.plus(scenario.client().patience());
  }

  private final Probe probe;
  private final Actions actions;
  private final int clients;
  private final long deadline = System.nanoTime() + PATIENCE.toNanos();
  private final List<String> undone = new ArrayList<>();

  private Afterwards(Probe probe, Actions actions, int clients) {
    this.probe = probe;
    this.actions = actions;
    this.clients = clients;
  }

  @FunctionalInterface
  private interface Deed {
    void perform() throws IOException;
  }

  /**
   * Does what {@code after} lists.
   *
   * @param probe nobody else's
   * @param actions that know the jobs that were submitted
   * @return what could not be undone, a sentence each
   */
  static List<String> perform(Scenario scenario, Probe probe, Actions actions) {
    Afterwards afterwards = new Afterwards(probe, actions, scenario.client().connectionCount());
    scenario.after().forEach(afterwards::perform);
    return afterwards.undone;
  }

  private void perform(Action action) {
    Action.LuxiCall call = action.call();
    String group = action.cancel();
    Boolean drain = action.drain();
    if (call != null) {
      boolean each = call.args().toString().contains(Names.CLIENT);
      IntStream.range(0, each ? clients : 1).forEach(client -> call(call, client));
    }
    if (group != null) {
      actions.submitted(group).forEach(job -> tried("CancelJob " + job, () -> cancel(job)));
    }
    if (drain != null) {
      tried("SetDrainFlag", () -> probe.drain(drain));
    }
  }

  private void call(Action.LuxiCall call, int client) {
    JsonNode args = actions.names().fill(Names.ofClient(call.args(), client), 0);
    tried(call.method() + " " + args, () -> probe.call(call.method(), args));
  }

  private void cancel(String job) throws IOException {
    try {
      probe.cancel(job);
    } catch (Probe.RefusedException ended) {
      // It came to its end by itself.
    }
  }

  private void tried(String what, Deed deed) {
    if (System.nanoTime() > deadline) {
      undone.add(what + " was not sent, for the server took too long");
      return;
    }
    try {
      deed.perform();
    } catch (IOException failed) {
      undone.add(what + ": " + failed.getMessage());
    }
  }
}
