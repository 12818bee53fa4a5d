package org.luxibench.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.locking.LockInfo;
import org.luxibench.locking.LockInfo.PendingGroup;
import tools.jackson.databind.JsonNode;

/** What clients of 3.0 can ask, and how it differs from 2.5. */
final class Fields3Test {
  private static final String NODE1 = "node1.example.com";
  private static final String INST1 = "inst1.example.com";

  private final FakeSources sources = new FakeSources(ClusterConfigs.generate(4, 2, 12));
  private final QueryService queries = new QueryService(sources, QueryDialect.V3_0);

  @ParameterizedTest
  @ValueSource(
      strings = {"node", "instance", "group", "job", "network", "export", "filter", "lock"})
  void fieldsHaveTheNamesTitlesAndKindsOfTheRealServer(String what)
      throws GanetiException, IOException {
    JsonNode fields = Json.MAPPER.readTree(Json.text(queries.queryFields(what, null)));
    List<String> ours = new ArrayList<>();
    for (JsonNode field : fields.get("fields").values()) {
      ours.add(line(field));
    }
    assertThat(ours).containsExactlyElementsOf(recorded(what));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"node", "instance", "group", "job", "network", "export", "filter", "lock"})
  void everyFieldCanBeRead(String what) throws GanetiException {
    List<String> names =
        FieldCatalogue.of(QueryDialect.V3_0, what).stream().map(FieldDefinition::name).toList();
    assertThat(Json.text(queries.query(what, names, null))).doesNotContain("[1,null]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "admin_state;[0,\"up\"]",
        "admin_up;[0,true]",
        "be/maxmem;[0,128]",
        "be/memory;[0,128]",
        "be/spindle_use;[0,1]",
        "custom_beparams;[0,{}]",
        "disk.names;[0,[null]]",
        "disk.name/0;[3,null]",
        "nic.vlan/0;[0,\"\"]",
        "nic.vlan/1;[3,null]",
        "forthcoming;[0,false]"
      })
  void instanceFieldShows(String field, String cell) throws GanetiException {
    assertThat(cell("instance", INST1, field)).isEqualTo(cell);
  }

  @Test
  void memoryOfAnInstanceIsARange() throws GanetiException {
    assertThat(cell("instance", "inst4.example.com", "custom_beparams"))
        .isEqualTo("[0,{\"maxmem\":256,\"minmem\":256}]");
    assertThat(cell("instance", "inst4.example.com", "be/minmem")).isEqualTo("[0,256]");
  }

  @Test
  void nodeParametersComeFromClusterGroupAndNode() throws GanetiException, IOException {
    String group = cell("node", NODE1, "group.uuid").replaceAll(".*\"(.*)\".*", "$1");
    sources.store.update(
        config ->
            config.withGroup(
                config
                    .group(group)
                    .orElseThrow()
                    .with("ndparams", java.util.Map.of("spindle_count", 7))));
    assertThat(cell("node", NODE1, "ndp/spindle_count")).isEqualTo("[0,7]");
    assertThat(cell("node", NODE1, "ndp/ssh_port")).isEqualTo("[0,22]");
    assertThat(cell("group", "default", "ndp/spindle_count")).isEqualTo("[0,7]");
    assertThat(cell("group", "default", "custom_ndparams")).isEqualTo("[0,{\"spindle_count\":7}]");
  }

  @Test
  void oldMethodsPassOverWhatDoesNotExist() throws GanetiException {
    assertThat(Json.text(queries.nodes(List.of("nosuch", NODE1), List.of("name"))))
        .isEqualTo("[[\"node1.example.com\"]]");
    assertThat(Json.text(queries.jobs(List.of("77"), List.of("id", "status"))))
        .isEqualTo("[[77,null]]");
    assertThat(Json.text(queries.configValues(List.of("nosuch")))).isEqualTo("[null]");
  }

  @Test
  void noFieldsMeanAllInQueryFields() throws GanetiException {
    assertThat(Json.text(queries.queryFields("export", List.of())))
        .isEqualTo(Json.text(queries.queryFields("export", null)));
  }

  @Test
  void locksInUseAreShownWithTheirLevelAndTheJobsAsOwners() throws GanetiException {
    sources.withIdleLocks();
    sources.locks.removeIf(lock -> lock.name().equals("nodes/" + NODE1));
    sources.locks.add(
        new LockInfo(
            "nodes/" + NODE1,
            "exclusive",
            List.of("Jq8/Job96/TEST_DELAY"),
            List.of(new PendingGroup("shared", List.of("Jq2/Job97/N_ADD", "ClientReq1/Query")))));
    String uuid = sources.config().node(NODE1).orElseThrow().uuid();

    assertThat(Json.text(queries.query("lock", List.of("name", "mode", "owner", "pending"), null)))
        .startsWith(
            "{\"data\":[[[0,\"node/[lockset]\"],[0,null],[0,null],[0,[]]],[[0,\"node/"
                + uuid
                + "\"],[0,\"exclusive\"],[0,[\"96\"]],"
                + "[0,[[\"shared\",[\"97\",\"ClientReq1/Query\"]]]]]],");
  }

  private String cell(String what, String name, String field) throws GanetiException {
    JsonNode filter = Json.MAPPER.readTree("[\"=\",\"name\",\"" + name + "\"]");
    JsonNode reply = Json.MAPPER.readTree(Json.text(queries.query(what, List.of(field), filter)));
    return reply.at("/data/0/0").toString();
  }

  private static String line(JsonNode field) {
    return "%s, %s, %s"
        .formatted(
            field.get("name").stringValue(),
            field.get("title").stringValue(),
            field.get("kind").stringValue());
  }

  private static List<String> recorded(String what) throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    Fields3Test.class.getResourceAsStream("fields-3.0-recorded.jsonl")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .map(Json.MAPPER::readTree)
          .filter(field -> field.get("what").stringValue().equals(what))
          .map(Fields3Test::line)
          .toList();
    }
  }
}
