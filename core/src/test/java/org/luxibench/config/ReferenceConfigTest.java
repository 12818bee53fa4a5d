package org.luxibench.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;

/** The file that Ganeti 2.5 wrote. */
class ReferenceConfigTest {
  @TempDir private Path folder;

  @Test
  void isLoadedAndSavedWithoutLoss() throws IOException, URISyntaxException {
    Path saved = folder.resolve("config.data");
    ConfigStore.open(saved, ClusterConfigs.load(reference()));
    assertThat(sorted(saved)).isEqualTo(sorted(reference()));
    assertThat(ClusterConfigs.load(saved)).isEqualTo(ClusterConfigs.load(reference()));
  }

  @Test
  void changeLeavesEverythingElseAsItWas() throws IOException, URISyntaxException {
    Path saved = folder.resolve("config.data");
    ConfigStore store = ConfigStore.open(saved, ClusterConfigs.load(reference()));
    store.update(
        config ->
            config.withNode(config.node("node2.example.com").orElseThrow().withOffline(false)));
    JsonNode before = Json.MAPPER.readTree(Files.readString(reference()));
    JsonNode after = Json.MAPPER.readTree(Files.readString(saved));
    assertThat(after.get("instances")).isEqualTo(before.get("instances"));
    assertThat(after.get("cluster")).isEqualTo(before.get("cluster"));
    assertThat(after.at("/nodes/node2.example.com/offline").booleanValue()).isFalse();
    assertThat(after.at("/nodes/node2.example.com/serial_no").intValue()).isEqualTo(2);
  }

  @Test
  void secondaryNodesAreReadFromReplicatedDisks() {
    Instance instance =
        new Instance(
            Settings.of(
                Map.of(
                    "name", "a",
                    "primary_node", "n1",
                    "disks",
                        List.of(
                            Map.of(
                                "dev_type",
                                "drbd8",
                                "logical_id",
                                List.of("n1", "n2", 11000, 0, 0, "secret"))))));
    assertThat(instance.secondaryNodes()).containsExactly("n2");
    assertThat(instance.withNodes("n2", List.of("n1")).secondaryNodes()).containsExactly("n1");
  }

  /** Text of the file with sorted keys; numbers keep their digits. */
  private static String sorted(Path file) throws IOException {
    Map<String, Object> members = new TreeMap<>();
    ClusterConfig config = ClusterConfigs.load(file);
    assertThat(config.instances()).isNotEmpty();
    JsonNode document = Json.MAPPER.readTree(Files.readString(file));
    document.properties().forEach(entry -> members.put(entry.getKey(), entry.getValue()));
    return Json.text(members);
  }

  private static Path reference() throws URISyntaxException {
    return Path.of(
        ReferenceConfigTest.class.getResource("/org/luxibench/query/cluster-config.json").toURI());
  }
}
