package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.FutureTask;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.luxibench.json.Json;
import org.luxibench.luxi.LuxiClient;
import tools.jackson.databind.JsonNode;

/** One folder, on which daemon after daemon is killed, and what must hold of it ever after. */
final class CrashLane {
  private static final int CLIENTS = 2;
  private static final int MOST_JOBS = 60;
  private static final int LONGEST_MILLIS = 60;
  private static final int DAMAGE_EVERY = 8;
  private static final int KILL_STARTING_EVERY = 5;

  /** By then it has started even on a busy machine, or nearly so. */
  private static final int STARTED_MILLIS = 900;

  private static final Pattern STEP = Pattern.compile("job (\\d+) \\w+ -> (running|success) .*");
  private static final Set<String> FINAL = Set.of("success", "error", "canceled");

  private final Path folder;
  private final Random random;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<String> recent = new ConcurrentSkipListSet<>();
  private final Map<String, String> ended = new HashMap<>();
  private final Map<String, Integer> steps = new HashMap<>();
  private int round;

  CrashLane(Path folder, long seed) {
    this.folder = folder;
    this.random = new Random(seed);
  }

  int acknowledged() {
    return acknowledged.size();
  }

  /**
   * Starts a daemon, checks what it finds, and kills it while clients submit; before that, now and
   * then, kills one that is still starting.
   */
  void killOnce() throws Exception {
    if (round % KILL_STARTING_EVERY == 0) {
      killStarting();
    }
    String damaged = ++round % DAMAGE_EVERY == 0 ? damageOne() : "";
    List<FutureTask<Void>> clients = new ArrayList<>();
    try (CrashDaemon daemon = CrashDaemon.start(folder, round)) {
      check(daemon, recent);
      recent.clear();
      for (int i = 0; i < CLIENTS; i++) {
        FutureTask<Void> client =
            new FutureTask<>(new CrashClient(daemon, random.nextLong(), recent));
        new Thread(client, "client").start();
        clients.add(client);
      }
      // By progress, not by time alone: a slow machine is to be killed at all stages too.
      int enough = random.nextInt(MOST_JOBS);
      Awaitility.await()
          .atMost(Duration.ofMinutes(1))
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> recent.size() >= enough);
      daemon.killAfter(random.nextInt(LONGEST_MILLIS));
      for (FutureTask<Void> client : clients) {
        client.get();
      }
      acknowledged.addAll(recent);
      read(daemon.logLines(), damaged);
    }
  }

  private void killStarting() throws Exception {
    try (CrashDaemon daemon = CrashDaemon.launch(folder, ++round)) {
      daemon.killAfter(random.nextInt(STARTED_MILLIS));
      read(daemon.logLines(), "");
    }
  }

  /** Lets a last daemon run everything to its end and checks all jobs of all rounds. */
  void finish() throws Exception {
    try (CrashDaemon daemon = CrashDaemon.start(folder, ++round)) {
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(() -> statuses(daemon, List.of()).values().stream().allMatch(FINAL::contains));
      check(daemon, acknowledged);
      assertThat(ended.keySet()).containsAll(acknowledged);
      read(daemon.logLines(), "");
    }
  }

  private void check(CrashDaemon daemon, Set<String> ids) throws Exception {
    Map<String, String> statuses = statuses(daemon, List.copyOf(ids));
    statuses.forEach(
        (id, status) -> {
          assertThat(status).as("job %s, acknowledged, in %s", id, folder).isNotEmpty();
          JobStatus.parse(status);
          if (FINAL.contains(status)) {
            assertThat(ended.getOrDefault(id, status)).as("job %s", id).isEqualTo(status);
            ended.put(id, status);
          }
        });
  }

  private static Map<String, String> statuses(CrashDaemon daemon, List<String> ids)
      throws Exception {
    Map<String, String> statuses = new HashMap<>();
    try (LuxiClient client = daemon.connect()) {
      JsonNode args = CrashClient.json(Json.text(List.of(ids, List.of("id", "status"))));
      int index = 0;
      for (JsonNode row : client.call("QueryJobs", args).values()) {
        if (row.isNull()) {
          statuses.put(ids.get(index), "");
        } else {
          statuses.put(row.get(0).stringValue(), row.get(1).stringValue());
        }
        index++;
      }
    }
    return statuses;
  }

  /** No job may come to run, let alone succeed, a second time: all have one opcode. */
  private void read(List<String> lines, String damaged) {
    boolean reported = damaged.isEmpty();
    for (String line : lines) {
      Matcher step = STEP.matcher(line);
      if (step.find()) {
        String what = "job " + step.group(1) + " " + step.group(2);
        assertThat(steps.merge(what, 1, Integer::sum)).as(what + " in " + folder).isOne();
      }
      reported |= line.contains("job file job-" + damaged + " is unreadable, archiving it");
    }
    assertThat(reported).as("damage of job %s reported", damaged).isTrue();
    if (!damaged.isEmpty()) {
      long bucket = Long.parseLong(damaged) / 10_000;
      assertThat(folder.resolve("data/queue/archive/" + bucket + "/job-" + damaged)).exists();
    }
  }

  /** Truncates the file of a job, which is from then on not asked for; its id, or nothing. */
  private String damageOne() throws IOException {
    for (String id : acknowledged) {
      Path file = folder.resolve("data/queue/job-" + id);
      if (ended.containsKey(id) && Files.exists(file)) {
        Files.write(file, java.util.Arrays.copyOf(Files.readAllBytes(file), 20));
        acknowledged.remove(id);
        recent.remove(id);
        return id;
      }
    }
    return "";
  }
}
