package org.luxibench.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class MigrationsTest {
  /** Version 2 renames a member, version 3 gives it in another unit. */
  private static final Migrations TWO_STEPS =
      new Migrations(
          List.of(
              old -> renamed(old, "took", "seconds", 1),
              old -> renamed(old, "seconds", "millis", 1_000)));

  private static ObjectNode renamed(ObjectNode record, String from, String to, int factor) {
    record.put(to, factor * record.path(from).asInt());
    record.remove(from);
    return record;
  }

  private static JsonNode json(String text) {
    return RunRecords.MAPPER.readTree(text);
  }

  @Test
  void everyStepFromTheRecordsVersionOnIsApplied() throws IOException {
    assertThat(TWO_STEPS.migrate(json("{\"schemaVersion\":1,\"took\":3}"), "f"))
        .isEqualTo(json("{\"schemaVersion\":3,\"millis\":3000}"));
    assertThat(TWO_STEPS.migrate(json("{\"schemaVersion\":2,\"seconds\":3}"), "f"))
        .isEqualTo(json("{\"schemaVersion\":3,\"millis\":3000}"));
  }

  @Test
  void presentLayoutIsLeftAsItIs() throws IOException {
    JsonNode present = json("{\"schemaVersion\":3,\"millis\":1}");

    assertThat(TWO_STEPS.migrate(present, "f")).isEqualTo(present);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"schemaVersion\":4}",
        "{\"schemaVersion\":0}",
        "{\"schemaVersion\":\"1\"}",
        "{\"schemaVersion\":1.5}",
        "{}",
        "[]"
      })
  void whatIsNoKnownVersionIsRefused(String text) {
    assertThatThrownBy(() -> TWO_STEPS.migrate(json(text), "some.json"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("some.json");
  }

  @Test
  void benchRunsOfVersionOneDidNotLookForPauses() throws IOException {
    JsonNode bench = json("{\"schemaVersion\":1,\"pausesMillis\":0.0,\"bench\":{\"jmh\":\"f\"}}");
    JsonNode load = json("{\"schemaVersion\":1,\"pausesMillis\":12.5,\"bench\":null}");

    assertThat(Migrations.KNOWN.migrate(bench, "f").path("pausesMillis").isNull()).isTrue();
    assertThat(Migrations.KNOWN.migrate(load, "f").path("pausesMillis").asDouble()).isEqualTo(12.5);
  }

  @Test
  void loadRunsOfVersionTwoKeptNoLagOfTheirRequestKinds() throws IOException {
    JsonNode run =
        json(
            "{\"schemaVersion\":2,\"load\":{\"legs\":[{\"phases\":[{\"kinds\":[{\"method\":\"M\"}]}]}]}}");

    JsonNode phase = Migrations.KNOWN.migrate(run, "f").at("/load/legs/0/phases/0");

    assertThat(phase.path("connectRetries").isInt()).isTrue();
    assertThat(phase.at("/kinds/0/lag/count").asInt(-1)).isZero();
    assertThat(phase.at("/kinds/0/service/p999").asDouble(-1)).isZero();
  }

  @Test
  void lagOfVersionThreeHadWaitsInItAndIsNotTakenForTheGenerators() throws IOException {
    JsonNode run =
        json(
            """
            {"schemaVersion":3,"load":{"legs":[{
              "phases":[{"lag":{"count":9,"p50":7},"kinds":[{"lag":{"count":9,"p50":7}}]}],
              "seconds":[{"lagP999":7,"completed":1,"errors":1,"timeouts":2,"heat":[3,0,8]}]}]}}
            """);

    JsonNode leg = Migrations.KNOWN.migrate(run, "f").at("/load/legs/0");

    for (String part : List.of("/lag", "/wait", "/kinds/0/lag", "/kinds/0/wait")) {
      assertThat(leg.at("/phases/0" + part + "/count").asInt(-1)).as(part).isZero();
      assertThat(leg.at("/phases/0" + part + "/p50").asDouble(-1)).as(part).isZero();
    }
    assertThat(leg.at("/seconds/0/abandoned").asInt()).isEqualTo(7);
    assertThat(leg.at("/seconds/0/lagP999").isNull()).isTrue();
    assertThat(leg.at("/seconds/0/waitP999").isNull()).isTrue();
  }

  @Test
  void aLoadRunThatIsNotOneIsLeftForTheReaderToRefuse() throws IOException {
    JsonNode run = json("{\"schemaVersion\":2,\"load\":{\"legs\":[{\"phases\":[7]},7]}}");

    assertThat(Migrations.KNOWN.migrate(run, "f").at("/load/legs/1").asInt()).isEqualTo(7);
  }

  @Test
  void knownMigrationsLeadToTheVersionWritten() {
    assertThat(Migrations.KNOWN.current()).isEqualTo(RunRecord.SCHEMA_VERSION);
  }
}
