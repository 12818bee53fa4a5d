package org.luxibench.load.run;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.luxibench.json.Json;
import org.luxibench.load.generator.Acknowledged;
import org.luxibench.load.generator.Parked;
import org.luxibench.load.scenario.Action;
import org.luxibench.load.scenario.Action.Await;
import org.luxibench.load.scenario.Action.DaemonDeed;
import org.luxibench.load.scenario.Action.Submit;
import org.luxibench.load.scenario.Durations;
import org.luxibench.load.scenario.Names;
import org.luxibench.load.scenario.PremiseSpec;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.luxi.FrameCodec;
import tools.jackson.databind.JsonNode;

/** Does what a scenario does between and during phases, and remembers the jobs it submitted. */
final class Actions implements AutoCloseable {
  private static final Set<String> FINAL = Set.of("success", "error", "canceled", "gone");
  private static final Duration PARK_PATIENCE = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final Probe probe;

  /** Replaced by the thread that acts, read by the run's. */
  private volatile Names names;

  private final Target target;
  private final Map<String, List<JsonNode>> definitions;
  private final Map<String, List<String>> jobs = new HashMap<>();
  private final List<Parked> parked = new ArrayList<>();
  private Acknowledged acknowledged = new Acknowledged();
  private int nextName;
  private volatile boolean stopped;

  Actions(Probe probe, Names names, Target target, Map<String, List<JsonNode>> definitions) {
    this.definitions = definitions;
    this.probe = probe;
    this.names = names;
    this.target = target;
  }

  /** Whose jobs are asked after. */
  void askAfter(Acknowledged submitted) {
    acknowledged = submitted;
  }

  /** Of the cluster that is behind the socket now. */
  Names names() {
    return names;
  }

  /** Lets whatever is waited for fail at once. */
  void stop() {
    stopped = true;
  }

  boolean isStopped() {
    return stopped;
  }

  /**
   * Does one action.
   *
   * @throws IOException when it could not be done, or what was awaited did not come
   */
  void perform(Action action) throws IOException {
    Submit submit = action.submit();
    Await await = action.await();
    String cancel = action.cancel();
    Boolean drain = action.drain();
    DaemonDeed deed = action.daemon();
    Action.LuxiCall call = action.call();
    Action.Park park = action.park();
    Scenario.Daemon other = action.reconfigure();
    if (submit != null) {
      submit(submit);
    } else if (await != null) {
      await(await);
    } else if (cancel != null) {
      for (String job : group(cancel)) {
        probe.cancel(job);
      }
    } else if (drain != null) {
      probe.drain(drain);
    } else if (deed != null) {
      probe.close();
      target.restart(deed == DaemonDeed.KILL_AND_RESTART);
    } else if (call != null) {
      probe.call(call.method(), names.fill(call.args(), nextName++));
    } else if (park != null) {
      park(park);
    } else if (action.unpark() != null) {
      close();
    } else if (other != null) {
      close();
      probe.close();
      target.reconfigure(other);
      jobs.clear();
      acknowledged.clear();
      names = probe.names();
    }
  }

  private void park(Action.Park park) throws IOException {
    String group = park.jobs();
    String args = park.args().toString();
    if (group != null) {
      args = args.replace("{job}", group(group).get(0));
    }
    byte[] frame = FrameCodec.request(park.method(), Json.MAPPER.readTree(args));
    parked.add(Parked.at(target.socket(), frame, park.count(), PARK_PATIENCE, () -> stopped));
  }

  /** What became of all calls that were parked and not let go of. */
  Parked.Count parked() {
    return parked.stream().map(Parked::count).reduce(Parked.Count.NONE, Parked.Count::plus);
  }

  /** Lets go of all parked calls. */
  @Override
  public void close() throws IOException {
    for (Parked calls : parked) {
      calls.close();
    }
    parked.clear();
  }

  private void submit(Submit submit) throws IOException {
    List<JsonNode> opcodes = definitions.getOrDefault(submit.job(), List.of());
    for (int job = 0; job < submit.jobs(); job++) {
      int number = nextName;
      nextName += submit.step();
      List<JsonNode> ops = opcodes.stream().map(op -> names.fill(op, number)).toList();
      String id = probe.submit(ops);
      jobs.computeIfAbsent(submit.group(), group -> new ArrayList<>()).add(id);
    }
  }

  private void await(Await await) throws IOException {
    Duration pause = await.pause();
    PremiseSpec premise = await.premise();
    if (pause != null) {
      pause(pause);
    }
    if (premise != null) {
      awaitPremise(premise, await.patience());
    }
    String group = await.jobs();
    if (group != null) {
      String status = await.status() == null ? "success" : await.status();
      List<String> ids = group(group);
      until(
          () -> wrongStatus(probe.statuses(ids), status),
          await.patience(),
          "jobs '%s' to be %s".formatted(group, status));
    }
    Await.Fate fate = await.acknowledged();
    if (fate != null) {
      until(() -> lacking(fate), await.patience(), await.told());
    }
    if (await.idle()) {
      until(this::unfinished, await.patience(), "the queue to be idle");
    }
  }

  /**
   * Waits until the big lock is as a premise says, and tells what was seen.
   *
   * @throws IOException when it does not come about; the message says what was seen last
   */
  String awaitAndTell(PremiseSpec premise, Duration patience) throws IOException {
    return premise.ofTheLock() ? awaitPremise(premise, patience).toString() : parked().toString();
  }

  /**
   * Waits until the big lock is as a premise says.
   *
   * @throws IOException when it does not come about; the message says what was seen last
   */
  BglView awaitPremise(PremiseSpec premise, Duration patience) throws IOException {
    BglView[] last = new BglView[1];
    until(
        () -> {
          last[0] = probe.bgl();
          return last[0].satisfies(premise) ? "" : "it is " + last[0];
        },
        patience,
        "'" + premise.text() + "'");
    return last[0];
  }

  private String lacking(Await.Fate wanted) throws IOException {
    List<String> ids = acknowledged.ids();
    if (ids.isEmpty()) {
      return "no job was acknowledged";
    }
    List<String> statuses = probe.statuses(ids);
    long lost = statuses.stream().filter("gone"::equals).count() + ids.size() - statuses.size();
    if (lost > 0) {
      throw new Probe.EndedOtherwiseException(
          "%d of %d acknowledged jobs are lost".formatted(lost, ids.size()));
    }
    return wanted == Await.Fate.KEPT
        ? ""
        : wrongStatus(statuses, wanted.name().toLowerCase(Locale.ROOT));
  }

  private String unfinished() throws IOException {
    long open =
        probe.statuses(List.of()).stream().filter(status -> !FINAL.contains(status)).count();
    return open == 0 ? "" : open + " jobs are unfinished";
  }

  /** A job that ended otherwise will never have the status. */
  private static String wrongStatus(List<String> statuses, String wanted) throws IOException {
    for (String status : statuses) {
      boolean ended = FINAL.contains(status);
      if (wanted.equals("final") ? !ended || status.equals("gone") : !status.equals(wanted)) {
        if (ended) {
          throw new Probe.EndedOtherwiseException(
              "a job ended as %s, expected %s".formatted(status, wanted));
        }
        return "one is " + status;
      }
    }
    return "";
  }

  @FunctionalInterface
  private interface Look {
    /** Empty when it has come about, else what is the matter. */
    String lacks() throws IOException;
  }

  /** Unanswered looks are taken again: that the daemon hangs is what some scenarios are about. */
  private void until(Look look, Duration patience, String what) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    String lacks = "";
    while (System.nanoTime() < deadline && !stopped) {
      try {
        lacks = look.lacks();
        if (lacks.isEmpty()) {
          return;
        }
      } catch (Probe.RefusedException | Probe.EndedOtherwiseException hopeless) {
        throw hopeless;
      } catch (IOException unanswered) {
        lacks = String.valueOf(unanswered.getMessage());
      }
      pause(LOOK_AGAIN);
    }
    throw new IOException(
        stopped
            ? "the run was cut short while waiting for " + what
            : "waited %s for %s: %s".formatted(Durations.text(patience), what, lacks));
  }

  /** Lets time pass, unless stopped. */
  void pause(Duration length) throws IOException {
    long deadline = System.nanoTime() + length.toNanos();
    try {
      for (long left = length.toNanos();
          left > 0 && !stopped;
          left = deadline - System.nanoTime()) {
        TimeUnit.NANOSECONDS.sleep(Math.min(left, 100_000_000));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  /** The jobs of a group so far. */
  List<String> submitted(String group) {
    return List.copyOf(jobs.getOrDefault(group, List.of()));
  }

  private List<String> group(String name) throws IOException {
    List<String> ids = jobs.get(name);
    if (ids == null) {
      throw new IOException("no jobs '%s' were submitted, only %s".formatted(name, jobs.keySet()));
    }
    return ids;
  }
}
