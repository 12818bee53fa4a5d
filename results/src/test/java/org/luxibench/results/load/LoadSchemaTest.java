package org.luxibench.results.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class LoadSchemaTest {
  private static final Map<String, Class<?>> RECORDS =
      Map.ofEntries(
          Map.entry("/properties", LoadResult.class),
          Map.entry("/$defs/leg/properties", Leg.class),
          Map.entry("/$defs/phase/properties", Phase.class),
          Map.entry("/$defs/counts/properties", Counts.class),
          Map.entry("/$defs/percentiles/properties", Percentiles.class),
          Map.entry("/$defs/point/properties", CurvePoint.class),
          Map.entry("/$defs/check/properties", Check.class),
          Map.entry("/$defs/premise/properties", Premise.class),
          Map.entry("/$defs/kind/properties", Kind.class),
          Map.entry("/$defs/second/properties", Second.class),
          Map.entry("/$defs/bgl/properties", BglSample.class),
          Map.entry("/$defs/pause/properties", Pause.class),
          Map.entry("/$defs/vitals/properties", Vitals.class));

  private final JsonNode schema = LoadResultJson.schema();
  private final Schema validator =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);

  @Test
  void aRunKeepsTheSchema() {
    assertThat(validate(run())).isEmpty();
  }

  /** Excerpts of a run of bgl-contention; what the generator wrote, not what the test made up. */
  @Test
  void aRealRunKeepsTheSchemaAndIsRead() throws Exception {
    try (InputStream in =
        Objects.requireNonNull(LoadSchemaTest.class.getResourceAsStream("contention.json"))) {
      JsonNode real = new JsonMapper().readTree(in);
      assertThat(validate(real)).isEmpty();
      assertThat(LoadResultJson.read(real).legs()).hasSize(2);
    }
  }

  @Test
  void everyMemberOfEveryRecordIsDescribed() {
    RECORDS.forEach(
        (place, type) ->
            assertThat(schema.at(place).propertyNames())
                .as(place)
                .containsExactlyInAnyOrderElementsOf(
                    Stream.of(type.getRecordComponents()).map(LoadSchemaTest::member).toList()));
  }

  private static String member(RecordComponent part) {
    JsonProperty named = part.getAccessor().getAnnotation(JsonProperty.class);
    return named == null ? part.getName() : named.value();
  }

  @Test
  void whatTheSchemaForbidsIsFound() {
    ObjectNode run = run();
    ((ObjectNode) run.at("/legs/0/phases/0")).put("verdict", "GREEN");
    ((ObjectNode) run.at("/legs/1/phases/0/counts")).put("sent", -1);
    ((ObjectNode) run.at("/legs/1/seconds/0")).put("p99", "fast");
    ((ObjectNode) run.at("/legs/2")).remove("pauses");
    assertThat(validate(run)).hasSize(4);
  }

  private static ObjectNode run() {
    // Through text, for a reader's numbers are those of the file.
    String text = LoadResultJson.write(SampleRun.contention()).toString();
    return (ObjectNode) new JsonMapper().readTree(text);
  }

  private List<Error> validate(JsonNode run) {
    return validator.validate(run);
  }
}
