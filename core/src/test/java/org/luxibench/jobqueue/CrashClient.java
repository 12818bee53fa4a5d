package org.luxibench.jobqueue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luxibench.json.Json;
import org.luxibench.luxi.LuxiClient;
import org.luxibench.luxi.LuxiFault;
import tools.jackson.databind.JsonNode;

/** Submits, cancels and archives until the daemon is gone; remembers what was acknowledged. */
final class CrashClient implements Callable<Void> {
  private static final List<Double> SECONDS = List.of(0.0, 0.01, 0.05);

  /** Keeps the folder small on a machine that is quick. */
  private static final int SUBMISSIONS = 40;

  private final CrashDaemon daemon;
  private final Random random;
  private final Set<String> acknowledged;
  private int submissions;

  /**
   * @param acknowledged where the ids go, one each job that the daemon said it had taken
   */
  CrashClient(CrashDaemon daemon, long seed, Set<String> acknowledged) {
    this.daemon = daemon;
    this.random = new Random(seed);
    this.acknowledged = acknowledged;
  }

  @Override
  public @Nullable Void call() throws LuxiFault {
    try (LuxiClient client = daemon.connect()) {
      String last = submit(client);
      while (true) {
        last = next(client, last);
      }
    } catch (IOException e) {
      // The daemon was killed: what this client waits for.
      return null;
    }
  }

  private String next(LuxiClient client, String last) throws IOException, LuxiFault {
    switch (random.nextInt(10)) {
      case 0 -> client.call("CancelJob", json("\"" + last + "\""));
      case 1 -> client.call("ArchiveJob", json("\"" + last + "\""));
      case 2 -> client.call("AutoArchiveJobs", json("[-1,1]"));
      case 3 -> submitMany(client);
      default -> {
        return submit(client);
      }
    }
    return last;
  }

  private String submit(LuxiClient client) throws IOException, LuxiFault {
    if (++submissions > SUBMISSIONS) {
      return client.call("QueryJobs", json("[[],[\"id\"]]")).path(0).path(0).asString("1");
    }
    String id = client.call("SubmitJob", json("[" + delay("null") + "]")).stringValue();
    acknowledged.add(id);
    return id;
  }

  private void submitMany(LuxiClient client) throws IOException, LuxiFault {
    if (++submissions > SUBMISSIONS) {
      return;
    }
    String jobs =
        "[[%s],[%s],[%s],[%s]]"
            .formatted(
                delay("null"), delay("[[-1,[]]]"), delay("null"), delay("[[-3,[\"success\"]]]"));
    for (JsonNode answer : client.call("SubmitManyJobs", json(jobs)).values()) {
      if (!answer.get(0).booleanValue()) {
        throw new AssertionError("refused: " + answer);
      }
      acknowledged.add(answer.get(1).stringValue());
    }
  }

  private String delay(String depends) {
    return "{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":%s,\"depends\":%s}"
        .formatted(SECONDS.get(random.nextInt(SECONDS.size())), depends);
  }

  static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }
}
