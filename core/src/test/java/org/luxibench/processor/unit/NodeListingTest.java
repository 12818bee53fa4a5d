package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luxibench.error.GanetiError;
import org.luxibench.json.Json;

/**
 * What nodes are asked about their disks. inst3 is plain on node3, inst1 mirrored on node1 and
 * node3.
 */
final class NodeListingTest {
  private static final String ALL = "'output_fields':['node','phys','vg','name','size','instance']";

  private final UnitBench bench = new UnitBench();

  @Test
  void volumesOfAMirroredDiskAreItsDataAndItsRecordsOnBothNodes() {
    String rows = volumes("'output_fields':['node','size','instance'],'nodes':['node1','node3']");
    assertThat(rows)
        .contains("[\"node1.example.com\",\"10240\",\"inst1.example.com\"]")
        .contains("[\"node1.example.com\",\"128\",\"inst1.example.com\"]")
        .contains("[\"node3.example.com\",\"10240\",\"inst1.example.com\"]")
        .doesNotContain("node2");
    assertThat(bench.footprint())
        .containsExactly(
            "shared BGL/BGL", "shared nodes/node1.example.com", "shared nodes/node3.example.com");
  }

  @Test
  void volumesOfAPlainDiskAreOnItsNode() {
    String plain = rowsOf("inst3.example.com", volumes(ALL));
    assertThat(plain)
        .matches(
            "\\[\"node3.example.com\",\"/dev/sda3\",\"xenvg\",\"[0-9a-f-]{36}.disk0\",\"30720\","
                + "\"inst3.example.com\"\\]");
    assertThat(rowsOf("inst3.example.com", volumes(ALL))).isEqualTo(plain);
    assertThat(bench.footprint()).contains("shared nodes/[lockset]");
  }

  @Test
  void volumeIsNamedAsTheConfigurationNamesIt() throws Exception {
    bench.store.update(
        config ->
            config.withInstance(
                config
                    .instance("inst3.example.com")
                    .orElseThrow()
                    .with(
                        "disks",
                        List.of(Map.of("size", 7, "logical_id", List.of("othervg", "lv1"))))));
    assertThat(rowsOf("inst3.example.com", volumes(ALL)))
        .isEqualTo(
            "[\"node3.example.com\",\"/dev/sda3\",\"othervg\",\"lv1\",\"7\","
                + "\"inst3.example.com\"]");
  }

  @Test
  void volumeGroupHoldsWhatItsVolumesTake() {
    long used =
        volumes("'output_fields':['size'],'nodes':['node1']")
            .replaceAll("[\\[\\]\"]", "")
            .transform(NodeListingTest::sum);
    assertThat(
            storage(
                "'storage_type':'lvm-vg','output_fields':"
                    + "['node','type','name','size','used','free','allocatable'],'nodes':['node1']"))
        .isEqualTo(
            "[[\"node1.example.com\",\"lvm-vg\",\"xenvg\",4194304,%d,%d,true]]"
                .formatted(used, 4194304 - used));
    assertThat(used).isGreaterThan(1024);
    assertThat(storage("'storage_type':'lvm-pv','output_fields':['name','used'],'nodes':['node1']"))
        .isEqualTo("[[\"/dev/sda3\",%d]]".formatted(used));
  }

  @Test
  void folderOfFilesHasTheConfiguredName() {
    assertThat(storage("'storage_type':'file','output_fields':['name','used'],'nodes':['node2']"))
        .isEqualTo("[[\"/srv/ganeti/file-storage\",0]]");
    assertThat(storage("'storage_type':'file','name':'/x','output_fields':['name']"))
        .isEqualTo("[]");
  }

  @Test
  void nodesThatDoNotAnswerHaveNoRow() throws Exception {
    bench.cluster.faults().silence("node1.example.com");
    bench.store.update(
        config ->
            config.withNode(config.node("node2.example.com").orElseThrow().withOffline(true)));

    assertThat(storage("'storage_type':'file','output_fields':['node']"))
        .isEqualTo("[[\"node3.example.com\"],[\"node4.example.com\"]]");
    assertThat(bench.host.log).singleElement().asString().contains("node1.example.com");
  }

  @Test
  void whatDoesNotExistIsNamed() {
    assertThat(bench.fail("{'OP_ID':'OP_NODE_QUERYVOLS','output_fields':['node','dev','x']}"))
        .isEqualTo(prerequisite("Unknown output fields selected: dev, x"));
    assertThat(
            bench.fail(
                "{'OP_ID':'OP_NODE_QUERY_STORAGE','storage_type':'file','output_fields':['vg']}"))
        .isEqualTo(prerequisite("Unknown output fields selected: vg"));
    assertThat(
            bench
                .fail("{'OP_ID':'OP_NODE_QUERYVOLS','output_fields':[],'nodes':['nosuch']}")
                .arguments())
        .contains("unknown_entity");
  }

  private static GanetiError prerequisite(String message) {
    return new GanetiError("OpPrereqError", List.of(message, "wrong_input"));
  }

  private String volumes(String parameters) {
    return Json.text(bench.run("{'OP_ID':'OP_NODE_QUERYVOLS'," + parameters + "}"));
  }

  private String storage(String parameters) {
    return Json.text(bench.run("{'OP_ID':'OP_NODE_QUERY_STORAGE'," + parameters + "}"));
  }

  private static String rowsOf(String instance, String rows) {
    StringBuilder found = new StringBuilder();
    Json.MAPPER
        .readTree(rows)
        .values()
        .forEach(
            row -> {
              if (row.get(5).asString().equals(instance)) {
                found.append(row);
              }
            });
    return found.toString();
  }

  private static long sum(String numbers) {
    return Arrays.stream(numbers.split(",")).mapToLong(Long::parseLong).sum();
  }
}
