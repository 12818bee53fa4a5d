package org.luxibench.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.locking.LockInfo;
import tools.jackson.databind.JsonNode;

/** What is answered otherwise to clients of 3.0 than to those of 2.5. */
final class Answers3Test {
  private static final String NODE1 = "node1.example.com";
  private static final String NODE2 = "node2.example.com";

  private final FakeSources sources = new FakeSources(ClusterConfigs.generate(2, 1, 4));
  private final QueryService queries = new QueryService(sources, QueryDialect.V3_0);
  private final QueryService older = new QueryService(sources, QueryDialect.V2_5);

  @Test
  void exportsArePairsAndNullWhereTheNodeDidNotAnswer() throws GanetiException {
    sources.cluster.setExports(NODE1, List.of("inst2.example.com", "inst1.example.com"));
    sources.cluster.faults().silence(NODE2);
    String first =
        "[\"node1.example.com\",\"inst1.example.com\"],"
            + "[\"node1.example.com\",\"inst2.example.com\"]";

    assertThat(Json.text(queries.exports(List.of())))
        .isEqualTo("[" + first + ",[\"node2.example.com\",null]]");
    assertThat(Json.text(queries.exports(List.of(NODE1, NODE1)))).isEqualTo("[" + first + "]");
    assertThatThrownBy(() -> queries.exports(List.of("nosuch")))
        .hasMessageContaining("Node name nosuch not found");
  }

  @Test
  void askingForANodesExportsGivesThemAll() throws GanetiException {
    sources.cluster.setExports(NODE1, List.of("a", "b"));
    String byNode = "['|',['=','node','%s'],['=','node','%s']]";

    assertThat(data(queries, "export", "export", byNode.formatted(NODE1, NODE2)))
        .isEqualTo("[[[0,\"a\"]],[[0,\"b\"]]]");
    assertThatThrownBy(() -> data(queries, "export", "export", "['=','node','nosuch']"))
        .hasMessageContaining("Node name nosuch not found");
  }

  @ParameterizedTest
  @CsvSource({"node, node1.example.com", "instance, inst2.example.com", "group, default"})
  void whatIsNamedTwiceIsShownTwice(String what, String name) throws GanetiException {
    String twice = "['|',['=','name','%s'],['=','name','%s']]".formatted(name, name);
    String row = "[[0,\"" + name + "\"]]";

    assertThat(data(queries, what, "name", twice)).isEqualTo("[" + row + "," + row + "]");
    assertThat(data(older, what, "name", twice)).isEqualTo("[" + row + "]");
    assertThat(Json.text(queries.nodes(List.of(NODE1, NODE1), List.of("name"))))
        .isEqualTo("[[\"node1.example.com\"]]");
  }

  @Test
  void locksCanBeFiltered() throws GanetiException {
    sources.withIdleLocks();
    sources.locks.add(new LockInfo("instances/x", "shared", List.of("Jq1/Job5/X"), List.of()));

    assertThat(data(queries, "lock", "owner", "['=','name','instance/x']"))
        .isEqualTo("[[[0,[\"5\"]]]]");
    assertThat(data(queries, "lock", "mode", "['=','name','instance/nosuch']")).isEqualTo("[]");
    assertThat(data(queries, "lock", "name", "['=','mode','shared']"))
        .isEqualTo("[[[0,\"instance/x\"]]]");
  }

  @Test
  void thereAreNoNetworksAndNoFilterRules() throws GanetiException {
    assertThat(Json.text(queries.networks(List.of(), List.of("name")))).isEqualTo("[]");
    assertThat(Json.text(queries.networks(List.of("x"), List.of("name")))).isEqualTo("[]");
    assertThat(Json.text(queries.filters(List.of("x"), List.of("uuid")))).isEqualTo("[]");
    assertThat(data(queries, "filter", "uuid", "['=','uuid','x']")).isEqualTo("[]");
    assertThatThrownBy(() -> data(queries, "network", "name", "['=','name','x']"))
        .hasMessageContaining("Network name x not found");
    for (String field : List.of("nosuch", "")) {
      assertThatThrownBy(() -> queries.networks(List.of(), List.of(field)))
          .hasMessageContaining("Unknown output fields selected: " + field);
      assertThatThrownBy(() -> queries.filters(List.of(), List.of(field)))
          .hasMessageContaining("Unknown output fields selected: " + field);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "network, x, Network name x not found",
    "network, '', Network name  not found",
    "node, '', Node name  not found",
    "nodegroup, x, NodeGroup name x not found",
    "nosuch, x, Parameter 'OP_TAGS_GET.kind' fails validation"
  })
  void tagsOfWhatDoesNotExist(String kind, String name, String message) {
    assertThatThrownBy(() -> queries.tags(kind, name)).hasMessageContaining(message);
  }

  @Test
  void nodesThatOfferASystemAreToldByUuid() throws GanetiException {
    String uuid = sources.config().node(NODE1).orElseThrow().uuid();
    assertThat(data(queries, "os", "node_status", null)).contains(uuid).doesNotContain(NODE1);
    assertThat(data(older, "os", "node_status", null)).contains(NODE1).doesNotContain(uuid);
  }

  private static String data(
      QueryService queries, String what, String field, @Nullable String filter)
      throws GanetiException {
    JsonNode condition = filter == null ? null : Json.MAPPER.readTree(filter.replace('\'', '"'));
    return Json.MAPPER
        .readTree(Json.text(queries.query(what, List.of(field), condition)))
        .get("data")
        .toString();
  }
}
