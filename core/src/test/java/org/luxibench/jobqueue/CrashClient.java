package org.luxibench.jobqueue;

import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.luxibench.json.Json;
import org.luxibench.luxi.LuxiClient;
import org.luxibench.luxi.LuxiFault;
import tools.jackson.databind.JsonNode;

/** Submits, cancels and archives until the daemon is gone; remembers what was acknowledged. */
final class CrashClient implements Runnable {
  private static final List<Double> SECONDS = List.of(0.0, 0.01, 0.05);

  private final CrashDaemon daemon;
  private final Random random;
  private final Set<String> acknowledged;

  /**
   * @param acknowledged where the ids go, one each job that the daemon said it had taken
   */
  CrashClient(CrashDaemon daemon, long seed, Set<String> acknowledged) {
    this.daemon = daemon;
    this.random = new Random(seed);
    this.acknowledged = acknowledged;
  }

  @Override
  public void run() {
    try (LuxiClient client = daemon.connect()) {
      String last = submit(client);
      while (true) {
        switch (random.nextInt(8)) {
          case 0 -> submitMany(client);
          case 1 -> client.call("CancelJob", json("\"" + last + "\""));
          case 2 -> client.call("ArchiveJob", json("\"" + last + "\""));
          default -> last = submit(client);
        }
      }
    } catch (IOException e) {
      // The daemon was killed: what this client waits for.
      return;
    } catch (LuxiFault e) {
      throw new AssertionError("seed of this client makes the daemon refuse", e);
    }
  }

  private String submit(LuxiClient client) throws IOException, LuxiFault {
    String id = client.call("SubmitJob", json("[" + delay("null") + "]")).stringValue();
    acknowledged.add(id);
    return id;
  }

  private void submitMany(LuxiClient client) throws IOException, LuxiFault {
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
