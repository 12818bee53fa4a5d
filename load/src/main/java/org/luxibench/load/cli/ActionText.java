package org.luxibench.load.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.luxibench.load.scenario.Action;
import org.luxibench.load.scenario.Durations;
import org.luxibench.load.scenario.Scenario;

/** An action in words. */
final class ActionText {
  private ActionText() {}

  static String of(Action action) {
    String at = action.at() == null ? "" : "at " + Durations.text(action.at()) + ": ";
    return at + deed(action);
  }

  private static String deed(Action action) {
    if (action.submit() != null) {
      return submit(action.submit());
    }
    if (action.await() != null) {
      return await(action.await());
    }
    if (action.daemon() != null) {
      return action.daemon().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " the daemon";
    }
    if (action.park() != null) {
      return "leave %d more %s calls waiting"
          .formatted(action.park().count(), action.park().method());
    }
    if (action.reconfigure() != null) {
      return "start another daemon: " + daemon(action.reconfigure());
    }
    if (action.call() != null) {
      return "call " + action.call().method();
    }
    if (action.cancel() != null) {
      return "cancel jobs '" + action.cancel() + "'";
    }
    return action.drain() == null ? "end the waiting calls" : "drain flag " + action.drain();
  }

  private static String submit(Action.Submit submit) {
    String as = submit.as() == null ? "" : " as '" + submit.as() + "'";
    return submit.jobs() == 1
        ? "submit job '%s'%s".formatted(submit.job(), as)
        : "submit %d jobs '%s'%s".formatted(submit.jobs(), submit.job(), as);
  }

  private static String await(Action.Await await) {
    return await.pause() == null
        ? "wait for " + await.told()
        : "wait " + Durations.text(await.pause());
  }

  /** Options of a daemon that are given. */
  static String daemon(Scenario.Daemon daemon) {
    List<String> words = new ArrayList<>();
    add(words, daemon.nodes(), "nodes");
    add(words, daemon.groups(), "groups");
    add(words, daemon.instances(), "instances");
    add(words, daemon.requestWorkers(), "request workers");
    add(words, daemon.jobWorkers(), "job workers");
    daemon.durations().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(each -> words.add(each.getKey() + " takes " + Durations.text(each.getValue())));
    return words.isEmpty() ? "as it comes" : String.join(", ", words);
  }

  private static void add(
      List<String> words, @org.jspecify.annotations.Nullable Integer figure, String what) {
    if (figure != null) {
      words.add(figure + " " + what);
    }
  }
}
