package org.luxibench.load.run;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How the run's own requests (not the scenario's) are put to a server, by its version. */
public enum Dialect {
  /** Ganeti 2.5, which our daemon speaks. */
  V2_5("2.5") {
    @Override
    Message submit(List<JsonNode> ops) {
      return new Message("SubmitJob", Json.MAPPER.valueToTree(ops));
    }

    @Override
    Message locks() {
      return new Message("QueryLocks", tree(List.of(LOCK_FIELDS, false)));
    }

    @Override
    Message cancel(String job) {
      return new Message("CancelJob", tree(job));
    }

    @Override
    Message drain(boolean on) {
      return new Message("SetDrainFlag", tree(on));
    }

    @Override
    Message configValues(List<String> fields) {
      return new Message("QueryConfigValues", tree(fields));
    }

    @Override
    Message names(String what) {
      String method = what.equals("node") ? "QueryNodes" : "QueryInstances";
      return new Message(method, tree(List.of(List.of(), List.of("name"), false)));
    }
  },

  /** Ganeti 3.0. */
  V3_0("3.0") {
    /** It takes no opcode that does not say why it is submitted. */
    @Override
    Message submit(List<JsonNode> ops) {
      return new Message(
          "SubmitJob",
          Json.MAPPER.valueToTree(List.of(ops.stream().map(Dialect::withReason).toList())));
    }

    @Override
    Message locks() {
      return new Message(
          "Query",
          Json.MAPPER.readTree("[\"lock\",[\"name\",\"mode\",\"owner\",\"pending\"],null]"));
    }

    @Override
    Message cancel(String job) {
      return new Message("CancelJob", tree(List.of(Long.parseLong(job), false)));
    }

    @Override
    Message drain(boolean on) {
      return new Message("SetDrainFlag", tree(List.of(on)));
    }

    @Override
    Message configValues(List<String> fields) {
      return new Message("QueryConfigValues", tree(List.of(fields)));
    }

    @Override
    Message names(String what) {
      return new Message("Query", Json.MAPPER.readTree("[\"" + what + "\",[\"name\"],null]"));
    }
  };

  private static final List<String> LOCK_FIELDS = List.of("name", "mode", "owner", "pending");

  private final String version;

  Dialect(String version) {
    this.version = version;
  }

  /** A request not yet encoded. */
  record Message(String method, JsonNode args) {}

  /**
   * The dialect of a version such as {@code 3.0}.
   *
   * @throws IllegalArgumentException naming those that exist
   */
  public static Dialect of(String version) {
    return Arrays.stream(values())
        .filter(dialect -> dialect.version.equals(version))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no dialect '%s', expected one of %s"
                        .formatted(
                            version,
                            Arrays.stream(values())
                                .map(Dialect::toString)
                                .collect(Collectors.joining(", ")))));
  }

  abstract Message submit(List<JsonNode> ops);

  abstract Message locks();

  abstract Message cancel(String job);

  abstract Message drain(boolean on);

  abstract Message configValues(List<String> fields);

  abstract Message names(String what);

  /** States of jobs; both dialects take the old-style method, and ids as text. */
  Message jobs(List<String> ids) {
    return new Message(
        "QueryJobs",
        ids.isEmpty()
            ? Json.MAPPER.readTree("[null,[\"id\",\"status\",\"opresult\"]]")
            : tree(List.of(ids, List.of("id", "status", "opresult"))));
  }

  /** Bare values of a row, whether cells carry a status or not. */
  static JsonNode rows(JsonNode result) {
    return result.isObject() ? result.path("data") : result;
  }

  /** The opcode with a trail of who, why and when (nanoseconds), unless it has one. */
  private static JsonNode withReason(JsonNode op) {
    if (op.has("reason")) {
      return op;
    }
    ObjectNode reasoned = (ObjectNode) op.deepCopy();
    long now = TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis());
    reasoned.set("reason", tree(List.of(List.of("luxibench", "load", now))));
    return reasoned;
  }

  private static JsonNode tree(Object value) {
    return Json.MAPPER.valueToTree(value);
  }

  @Override
  public String toString() {
    return version;
  }
}
