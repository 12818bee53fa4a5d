package org.luxibench.results.store;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
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
      new Migrations(List.of(Migrations::pausesUnknown, Migrations::kindsWithoutLag));

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
