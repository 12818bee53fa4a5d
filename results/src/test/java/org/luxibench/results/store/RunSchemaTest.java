package org.luxibench.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Holds the published schema to what is written. */
final class RunSchemaTest {
  private static final JsonNode RECORD =
      RunRecords.MAPPER.valueToTree(
          MadeRuns.start("s", 1, MadeRuns.HOST).endWithBench("jmh.json", 0));

  private static JsonNode schema() throws IOException {
    return RunRecords.MAPPER.readTree(RunSchema.text());
  }

  @Test
  void schemaIsOfTheVersionWritten() throws IOException {
    assertThat(schema().path("properties").path("schemaVersion").path("const").asInt())
        .isEqualTo(RunRecord.SCHEMA_VERSION);
  }

  @Test
  void recordHasExactlyTheMembersOfTheSchema() throws IOException {
    List<String> faults = new ArrayList<>();
    check("run", schema(), RECORD, faults);
    assertThat(faults).isEmpty();
  }

  private static void check(String where, JsonNode schema, JsonNode value, List<String> faults) {
    if (schema.path("oneOf").isArray()) {
      check(where, schema.path("oneOf").get(1), value, faults);
      return;
    }
    String type = schema.path("type").isArray() ? "any" : schema.path("type").asString("any");
    boolean fits =
        switch (type) {
          case "object" -> value.isObject();
          case "array" -> value.isArray();
          case "string" -> value.isString();
          case "boolean" -> value.isBoolean();
          case "integer" -> value.isIntegralNumber();
          case "number" -> value.isNumber();
          default -> true;
        };
    if (!fits) {
      faults.add(where + " is no " + type);
    }
    if (type.equals("object")) {
      TreeSet<String> promised = new TreeSet<>(schema.path("properties").propertyNames());
      TreeSet<String> written = new TreeSet<>(value.propertyNames());
      if (!promised.equals(written)) {
        faults.add("%s has %s, the schema %s".formatted(where, written, promised));
      }
      for (String name : promised) {
        check(where + "." + name, schema.path("properties").path(name), value.path(name), faults);
      }
    }
  }
}
