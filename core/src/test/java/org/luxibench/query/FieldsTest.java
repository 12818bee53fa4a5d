package org.luxibench.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.config.DiskUsage;
import org.luxibench.config.Instance;
import org.luxibench.config.Node;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.json.JsonValue;
import tools.jackson.databind.JsonNode;

/** What single fields show, cell status first. */
class FieldsTest {
  private static final String NODE1 = "node1.example.com";
  private static final String NODE2 = "node2.example.com";
  private static final String INST1 = "inst1.example.com";
  private static final String INST3 = "inst3.example.com";

  private final FakeSources sources = new FakeSources(ClusterConfigs.generate(4, 2, 12));
  private final QueryService queries = new QueryService(sources, QueryDialect.V2_5);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "role;[0,\"M\"]",
        "group;[0,\"default\"]",
        "pinst_cnt;[0,3]",
        "pinst_list;[0,[\"inst1.example.com\",\"inst5.example.com\",\"inst9.example.com\"]]",
        "ctime;[0,1332262632.123456]",
        "powered;[3,null]",
        "ndparams;[0,{\"oob_program\":null}]",
        "mtotal;[0,65536]",
        "ctotal;[0,16]",
        "nosuch;[1,null]"
      })
  void nodeFieldShows(String field, String cell) throws GanetiException {
    assertThat(node(NODE1, field)).isEqualTo(cell);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "pnode;[0,\"node1.example.com\"]",
        "pnode.group;[0,\"default\"]",
        "snodes;[0,[\"node3.example.com\"]]",
        "snodes.group;[0,[\"default\"]]",
        "be/memory;[0,128]",
        "vcpus;[0,1]",
        "disk.count;[0,1]",
        "disk.sizes;[0,[10240]]",
        "disk.size/0;[0,10240]",
        "sda_size;[0,10240]",
        "disk.size/1;[3,null]",
        "disk_usage;[0,10368]",
        "nic.count;[0,1]",
        "mac;[0,\"aa:00:00:00:00:00\"]",
        "nic.mode/0;[0,\"bridged\"]",
        "nic_link;[0,\"xen-br0\"]",
        "bridge;[0,\"xen-br0\"]",
        "nic.bridges;[0,[\"xen-br0\"]]",
        "nic.ips;[0,[null]]",
        "ip;[3,null]",
        "nic.mac/1;[3,null]",
        "hv/kernel_path;[3,null]",
        "network_port;[0,11000]",
        "custom_beparams;[0,{}]",
        "beparams;[0,{\"auto_balance\":true,\"memory\":128,\"vcpus\":1}]",
        "status;[0,\"running\"]",
        "oper_state;[0,true]",
        "oper_ram;[0,128]",
        "nosuch;[1,null]"
      })
  void instanceFieldShows(String field, String cell) throws GanetiException {
    assertThat(instance(INST1, field)).isEqualTo(cell);
  }

  @Test
  void liveCellsTellOfflineSilentAndIncapableNodesApart() throws GanetiException, IOException {
    change(node -> node.name().equals(NODE2) ? node.withOffline(true) : node);
    sources.cluster.faults().silence(NODE1);
    change(node -> node.name().startsWith("node3") ? node.with("vm_capable", false) : node);
    assertThat(node(NODE1, "mfree")).isEqualTo("[2,null]");
    assertThat(node(NODE2, "mfree")).isEqualTo("[4,null]");
    assertThat(node("node3.example.com", "mfree")).isEqualTo("[3,null]");
    assertThat(node("node4.example.com", "mfree")).startsWith("[0,");
  }

  @Test
  void statusComparesWhatIsWithWhatShouldBe() throws GanetiException, IOException {
    sources.cluster.faults().crash(INST1);
    assertThat(instance(INST1, "status")).isEqualTo("[0,\"ERROR_down\"]");
    assertThat(instance(INST1, "oper_ram")).isEqualTo("[3,null]");
    assertThat(instance(INST3, "status")).isEqualTo("[0,\"ADMIN_down\"]");
    assertThat(instance(INST3, "console")).isEqualTo("[3,null]");
    sources.cluster.faults().silence(NODE1);
    assertThat(instance(INST1, "status")).isEqualTo("[0,\"ERROR_nodedown\"]");
    assertThat(instance(INST1, "oper_state")).isEqualTo("[2,null]");
    change(node -> node.withOffline(true));
    assertThat(instance(INST1, "status")).isEqualTo("[0,\"ERROR_nodeoffline\"]");
  }

  @ParameterizedTest
  @CsvSource({"master_candidate,true,C", "drained,true,D", "offline,true,O", "drained,false,R"})
  void roleOfANodeThatIsNotMaster(String setting, boolean value, String role)
      throws GanetiException, IOException {
    change(node -> node.withMasterCandidate(false).with(setting, value));
    assertThat(node(NODE2, "role")).isEqualTo("[0,\"" + role + "\"]");
  }

  @Test
  void nodeKnowsItsPowerOnlyThroughAnOutOfBandProgram() throws GanetiException, IOException {
    change(
        node -> node.with("ndparams", Map.of("oob_program", "/bin/ipmi")).with("powered", false));
    assertThat(node(NODE1, "powered")).isEqualTo("[0,false]");
  }

  @Test
  void hypervisorParametersOfTheNodeAreNotTheInstances() throws GanetiException, IOException {
    sources.store.update(
        config ->
            config.withInstance(config.instance(INST1).orElseThrow().with("hypervisor", "kvm")));
    assertThat(instance(INST1, "hvparams"))
        .contains("\"acpi\":true")
        .doesNotContain("migration_port");
    assertThat(instance(INST1, "hv/migration_downtime")).isEqualTo("[0,30]");
  }

  @Test
  void diskOfANodeIsWhatItsVolumesTake() throws GanetiException, IOException {
    long onNode1 =
        sources.config().instances().values().stream()
            .filter(
                each -> each.primaryNode().equals(NODE1) || each.secondaryNodes().contains(NODE1))
            .mapToLong(DiskUsage::of)
            .sum();
    assertThat(node(NODE1, "dfree")).isEqualTo("[0,%d]".formatted(4_194_304 - onNode1));
    long inst1 = DiskUsage.of(sources.config().instance(INST1).orElseThrow());
    sources.store.update(
        config ->
            config.withInstance(
                config.instance(INST1).orElseThrow().with("disk_template", "file")));
    assertThat(node(NODE1, "dfree")).isEqualTo("[0,%d]".formatted(4_194_304 - onNode1 + inst1));
  }

  @Test
  void instanceOnAnUnknownNodeIsShownWithoutItsGroup() throws GanetiException, IOException {
    sources.store.update(config -> config.withoutNode(NODE1));
    assertThat(instance(INST1, "pnode.group")).isEqualTo("[3,null]");
    assertThat(instance(INST1, "status")).isEqualTo("[0,\"ERROR_nodedown\"]");
  }

  static Stream<String> resources() {
    return Stream.of("node", "instance", "group", "os", "lock");
  }

  @ParameterizedTest
  @MethodSource("resources")
  void everyFieldIsDescribedAndEveryCellIsOfItsKind(String what) throws GanetiException {
    sources.withIdleLocks();
    List<String> names =
        FieldCatalogue.of(QueryDialect.V2_5, what).stream().map(FieldDefinition::name).toList();
    JsonNode answer = tree(queries.query(what, names, null));
    assertThat(answer.get("data").size()).isPositive();
    for (JsonNode row : answer.get("data").values()) {
      for (int i = 0; i < names.size(); i++) {
        FieldDefinition definition = FieldCatalogue.of(QueryDialect.V2_5, what).get(i);
        JsonNode value = row.get(i).get(1);
        boolean normal = row.get(i).get(0).intValue() == 0;
        assertThat(normal ? definition.kind().accepts(value) : value.isNull())
            .as("%s %s shows %s", what, definition.name(), row.get(i))
            .isTrue();
        assertThat(definition.doc()).isNotBlank().doesNotContain("\n").doesNotEndWith(".");
      }
    }
  }

  @Test
  void groupCountsItsNodesAndInstances() throws GanetiException {
    String rows =
        Json.text(queries.groups(List.of("group2"), List.of("name", "node_list", "pinst_cnt")));
    assertThat(rows).isEqualTo("[[\"group2\",[\"node2.example.com\",\"node4.example.com\"],6]]");
  }

  @Test
  void systemIsValidWhereEveryAnsweringNodeHasIt() throws GanetiException {
    sources.cluster.faults().silence(NODE2);
    String rows =
        Json.text(queries.operatingSystems(List.of(), List.of("name", "valid", "variants")));
    assertThat(rows).isEqualTo("[[\"debootstrap\",true,[\"default\"]]]");
  }

  @Test
  void hiddenSystemIsListedOnlyWhereTheFieldIsAskedFor() throws GanetiException, IOException {
    sources.store.update(
        config -> config.withCluster(config.cluster().with("hidden_os", List.of("debootstrap"))));
    assertThat(Json.text(queries.operatingSystems(List.of(), List.of("name")))).isEqualTo("[]");
    assertThat(Json.text(queries.operatingSystems(List.of(), List.of("name", "hidden"))))
        .isEqualTo("[[\"debootstrap\",true]]");
  }

  @Test
  void exportsAreFalseWhereTheNodeDidNotAnswer() throws GanetiException {
    sources.cluster.setExports(NODE1, List.of("inst9.example.com"));
    sources.cluster.faults().silence(NODE2);
    assertThat(Json.text(queries.exports(List.of("node2", "node1"))))
        .isEqualTo("{\"node1.example.com\":[\"inst9.example.com\"],\"node2.example.com\":false}");
  }

  private void change(UnaryOperator<Node> change) throws IOException {
    sources.store.update(
        config -> {
          ClusterConfig changed = config;
          for (Node node : config.nodes().values()) {
            changed = changed.withNode(change.apply(node));
          }
          return changed;
        });
  }

  private String node(String name, String field) throws GanetiException {
    return cell("node", name, field);
  }

  private String instance(String name, String field) throws GanetiException {
    assertThat(sources.config().instance(name)).map(Instance::name).contains(name);
    return cell("instance", name, field);
  }

  private String cell(String what, String name, String field) throws GanetiException {
    JsonNode filter = tree(JsonValue.of(List.of("=", "name", name)));
    String text = Json.text(queries.query(what, List.of(field), filter));
    assertThat(text).startsWith("{\"data\":[[");
    return text.substring("{\"data\":[[".length(), text.indexOf("]],\"fields\""));
  }

  private static JsonNode tree(JsonValue value) {
    return Json.MAPPER.readTree(Json.text(value));
  }
}
