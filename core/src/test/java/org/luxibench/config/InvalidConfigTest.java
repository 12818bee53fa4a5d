package org.luxibench.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Files that cannot be used are refused with file, place and expectation. */
class InvalidConfigTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "/version;2040000;the file: version is 2040000, expected 2050000, the format of Ganeti 2.5",
        "/version;\"2\";the file: version is \"2\", expected 2050000, the format of Ganeti 2.5",
        "/serial_no;\"x\";the file: serial_no is \"x\", expected a whole number",
        "/cluster;[];member 'cluster' must be an object, found ARRAY",
        "/cluster/cluster_name;null;cluster: cluster_name is null, expected a text that is not empty",
        "/cluster/master_node;\"gone\";cluster: master_node is \"gone\", expected one that the file"
            + " defines",
        "/cluster/enabled_hypervisors;\"kvm\";cluster: enabled_hypervisors is \"kvm\", expected a"
            + " list of texts",
        "/nodes/node1.example.com;7;nodes 'node1.example.com' must be an object",
        "/nodes/node1.example.com/name;\"b\";nodes 'node1.example.com': name is \"b\", expected the"
            + " key it stands under",
        "/nodes/node1.example.com/offline;\"yes\";nodes 'node1.example.com': offline is \"yes\","
            + " expected true or false",
        "/nodes/node1.example.com/group;\"gone\";nodes 'node1.example.com': group is \"gone\","
            + " expected one that the file defines",
        "/nodes/node1.example.com/tags;[1];nodes 'node1.example.com': tags is [1], expected a list of"
            + " texts",
        "/instances/inst1.example.com/primary_node;\"gone\";instances 'inst1.example.com':"
            + " primary_node is \"gone\", expected one that the file defines",
        "/instances/inst1.example.com/secondary_nodes;[\"gone\"];instances 'inst1.example.com':"
            + " secondary_nodes is \"gone\", expected one that the file defines",
        "/instances/inst1.example.com/disks;{};instances 'inst1.example.com': disks is {}, expected a"
            + " list of objects",
        "/instances/inst1.example.com/disks/0/size;\"1g\";instances 'inst1.example.com', disks[0]:"
            + " size is \"1g\", expected a whole number",
        "/instances/inst1.example.com/ctime;\"now\";instances 'inst1.example.com': ctime is \"now\","
            + " expected a number"
      })
  void wrongMemberIsNamed(String place, String value, String complaint) throws IOException {
    ObjectNode document =
        (ObjectNode)
            Json.MAPPER.readTree(Json.text(ConfigFile.document(ClusterConfigs.generate(2, 1, 2))));
    replace(document, place, Json.MAPPER.readTree(value));
    Path file = Files.writeString(folder.resolve("config.data"), document.toString());
    assertThatThrownBy(() -> ClusterConfigs.load(file))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessage(file + ": " + complaint);
  }

  @Test
  void brokenJsonIsNamedWithLineAndColumn() throws IOException {
    Path file = Files.writeString(folder.resolve("config.data"), "{\n \"cluster\": {,\n");
    assertThatThrownBy(() -> ClusterConfigs.load(file))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageStartingWith(file + ", line 2, column 14: expected JSON: ");
  }

  @Test
  void emptyFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("config.data"), "");
    assertThatThrownBy(() -> ClusterConfigs.load(file))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void fileCutShortAnywhereIsRefusedAndNeverTakenForAWholeOne() throws IOException {
    Path file = folder.resolve("config.data");
    String whole = Json.text(ConfigFile.document(ClusterConfigs.generate(2, 1, 2)));
    for (int length = 0; length < whole.length(); length += 37) {
      Files.writeString(file, whole.substring(0, length));
      assertThatThrownBy(() -> ClusterConfigs.load(file))
          .isInstanceOf(InvalidConfigException.class);
    }
    Files.writeString(file, whole);
    assertThat(ClusterConfigs.load(file).instances()).hasSize(2);
  }

  private static void replace(ObjectNode document, String place, JsonNode value) {
    int last = place.lastIndexOf('/');
    JsonNode parent = last == 0 ? document : document.at(place.substring(0, last));
    ((ObjectNode) parent).set(place.substring(last + 1), value);
  }
}
