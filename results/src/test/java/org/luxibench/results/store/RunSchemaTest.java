package org.luxibench.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.load.LoadResultJson;
import org.luxibench.results.load.SampleRun;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Holds the published schema to what is written, and to what is committed. */
final class RunSchemaTest {
  private static final Map<String, Class<?>> RECORDS =
      Map.of(
          "", RunRecord.class,
          "/source", SourceState.class,
          "/host", HostFingerprint.class,
          "/jvm", JvmFingerprint.class,
          "/loadBefore", LoadAverage.class);

  @TempDir private Path root;

  private static JsonNode schema() throws IOException {
    return RunRecords.MAPPER.readTree(RunSchema.text());
  }

  private static List<String> faults(JsonNode run) throws IOException {
    Schema validator =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema());
    return validator.validate(run).stream().map(Error::toString).toList();
  }

  private static JsonNode text(Path run) throws IOException {
    return RunRecords.MAPPER.readTree(Files.readAllBytes(run.resolve(RunFolder.RECORD)));
  }

  @Test
  void schemaIsOfTheVersionWritten() throws IOException {
    assertThat(schema().path("properties").path("schemaVersion").path("const").asInt())
        .isEqualTo(RunRecord.SCHEMA_VERSION);
  }

  @Test
  void benchRunOfThisMachineKeepsTheSchema() throws IOException {
    RunStart start = RunStart.take("bench", root, List.of("bench"));
    Path run = RunFolder.create(root, start).finish(start.endWithBench("jmh.json"));

    assertThat(faults(text(run))).isEmpty();
  }

  @Test
  void loadRunOfThisMachineKeepsTheSchema() throws IOException {
    RunStart start = RunStart.take("bgl-contention", root, List.of("load"));
    JsonNode load = LoadResultJson.write(SampleRun.contention());
    Path run = RunFolder.create(root, start).finish(start.endWithLoad(load, 0));

    assertThat(faults(text(run))).isEmpty();
  }

  @Test
  void everyCommittedRunKeepsTheSchema() throws IOException {
    RunStore.Found committed = new RunStore(Path.of("baseline")).all();

    assertThat(committed.runs()).isNotEmpty();
    for (StoredRun run : committed.runs()) {
      JsonNode present = Migrations.KNOWN.migrate(text(run.folder()), run.name());
      assertThat(faults(present)).as(run.name()).isEmpty();
    }
  }

  @Test
  void everyMemberOfEveryRecordIsDescribed() throws IOException {
    JsonNode schema = schema();
    RECORDS.forEach(
        (place, type) -> {
          JsonNode of = place.isEmpty() ? schema : schema.at("/properties" + place);
          JsonNode described =
              of.has("$ref") ? schema.at(of.path("$ref").asString().substring(1)) : of;
          assertThat(described.path("properties").propertyNames())
              .as(place)
              .containsExactlyInAnyOrderElementsOf(
                  Stream.of(type.getRecordComponents()).map(part -> part.getName()).toList());
        });
  }

  @Test
  void whatTheSchemaForbidsIsFound() throws IOException {
    RunStart start = RunStart.take("bench", root, List.of("bench"));
    Path run = RunFolder.create(root, start).finish(start.endWithBench("jmh.json"));
    ObjectNode wrong = (ObjectNode) text(run);
    wrong.putNull("host");
    wrong.put("started", 7);
    wrong.remove("suite");

    assertThat(faults(wrong)).hasSizeGreaterThanOrEqualTo(3);
  }
}
