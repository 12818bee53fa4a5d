package org.luxibench.results.store;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings an older run record's JSON to the present layout, one version at a time, before it is
 * read: the strict reader then knows a single layout and cannot take one for another.
 *
 * @param steps the first turns version 1 into 2, the second 2 into 3, and so on; each may change
 *     the object it is given
 */
record Migrations(List<UnaryOperator<ObjectNode>> steps) {
  private static final String VERSION = "schemaVersion";

  /** Those of this program. */
  static final Migrations KNOWN =
      new Migrations(
          List.of(
              Migrations::pausesUnknown, Migrations::kindsWithoutLag, Migrations::lagWithWaits));

  Migrations {
    steps = List.copyOf(steps);
  }

  /** Version 1 had no way to say that nobody looked: bench runs claimed 0 ms of pauses. */
  private static ObjectNode pausesUnknown(ObjectNode run) {
    return run.path("bench").isObject() ? run.putNull("pausesMillis") : run;
  }

  /** Version 2 kept response times alone of each request kind, and did not count retries. */
  private static ObjectNode kindsWithoutLag(ObjectNode run) {
    for (JsonNode leg : run.path("load").path("legs").values()) {
      for (JsonNode phase : leg.path("phases").values()) {
        if (phase instanceof ObjectNode object) {
          object.put("connectRetries", 0);
        }
        for (JsonNode kind : phase.path("kinds").values()) {
          if (kind instanceof ObjectNode object) {
            nothingCounted(object.putObject("service"));
            nothingCounted(object.putObject("lag"));
          }
        }
      }
    }
    return run;
  }

  /**
   * In version 3 {@code lag} was all the time before the send, waits for a connection included:
   * neither what it says now nor the wait alone, and so nothing is known of either.
   */
  private static ObjectNode lagWithWaits(ObjectNode run) {
    for (JsonNode leg : run.path("load").path("legs").values()) {
      leg.path("phases").values().forEach(Migrations::withoutLag);
      leg.path("phases").values().stream()
          .flatMap(phase -> phase.path("kinds").values().stream())
          .forEach(Migrations::withoutLag);
      for (JsonNode second : leg.path("seconds").values()) {
        if (second instanceof ObjectNode object) {
          object.put("abandoned", abandoned(second));
          object.putNull("lagP999");
          object.putNull("waitP999");
        }
      }
    }
    return run;
  }

  /** Errors had a latency then, and so the heat map had all that were settled. */
  private static long abandoned(JsonNode second) {
    long settled = second.path("heat").values().stream().mapToLong(JsonNode::asLong).sum();
    long sent =
        Stream.of("completed", "errors", "timeouts")
            .mapToLong(fate -> second.path(fate).asLong(0))
            .sum();
    return Math.max(0, settled - sent);
  }

  private static void withoutLag(JsonNode part) {
    if (part instanceof ObjectNode object) {
      nothingCounted(object.putObject("lag"));
      nothingCounted(object.putObject("wait"));
    }
  }

  private static void nothingCounted(ObjectNode percentiles) {
    percentiles.put("count", 0);
    for (String point : List.of("p50", "p90", "p99", "p999", "p9999", "max", "mean")) {
      percentiles.put(point, 0.0);
    }
  }

  /** The layout they lead to. */
  int current() {
    return steps.size() + 1;
  }

  /**
   * The record in the present layout.
   *
   * @param where what the tree was read from, for the message
   * @throws IOException when the version is missing, is no number, or is later than the present one
   */
  ObjectNode migrate(JsonNode tree, Object where) throws IOException {
    JsonNode version = tree.path(VERSION);
    if (!(tree instanceof ObjectNode object) || !version.isInt()) {
      throw new IOException("%s has no %s: it is no run record".formatted(where, VERSION));
    }
    int from = version.asInt();
    if (from < 1 || from > current()) {
      throw new IOException(
          "%s has schema version %d, this program reads 1 to %d".formatted(where, from, current()));
    }
    ObjectNode migrated = object;
    for (int step = from; step < current(); step++) {
      migrated = steps.get(step - 1).apply(migrated).put(VERSION, step + 1);
    }
    return migrated;
  }
}
