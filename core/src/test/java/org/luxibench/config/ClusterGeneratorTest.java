package org.luxibench.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.json.Json;

class ClusterGeneratorTest {
  @TempDir private Path folder;

  @Test
  void makesTheSameClusterEachTime() {
    assertThat(ClusterConfigs.generate(7, 3, 20)).isEqualTo(ClusterConfigs.generate(7, 3, 20));
  }

  @Test
  void largestClusterKeepsTheRulesAndComesBackEqual() throws IOException {
    ClusterConfig large = ClusterConfigs.generate(1_000, 10, 11_000);
    assertThat(large.nodes()).hasSize(1_000);
    assertThat(large.instances()).hasSize(11_000);
    Path file = folder.resolve("config.data");
    ConfigStore.open(file, large);
    assertThat(ClusterConfigs.load(file)).isEqualTo(large);
  }

  @Test
  void identitiesAndAddressesAreUnique() {
    ClusterConfig config = ClusterConfigs.generate(300, 4, 1_000);
    Set<Object> seen = new HashSet<>();
    config
        .nodes()
        .values()
        .forEach(
            node -> {
              assertThat(seen.add(node.uuid())).isTrue();
              assertThat(seen.add(node.primaryIp())).isTrue();
              assertThat(seen.add(node.secondaryIp())).isTrue();
            });
    config
        .instances()
        .values()
        .forEach(
            instance -> {
              assertThat(seen.add(instance.uuid())).isTrue();
              assertThat(seen.add(instance.nics().get(0).text("mac"))).isTrue();
            });
  }

  @Test
  void replicasStayInTheGroupAndOffThePrimary() {
    ClusterConfig config = ClusterConfigs.generate(12, 3, 60);
    for (Instance instance : config.instances().values()) {
      String group = config.node(instance.primaryNode()).orElseThrow().group();
      for (String secondary : instance.secondaryNodes()) {
        assertThat(secondary).isNotEqualTo(instance.primaryNode());
        assertThat(config.node(secondary).orElseThrow().group()).isEqualTo(group);
      }
    }
    assertThat(config.instances().values()).anyMatch(each -> !each.secondaryNodes().isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"0,1,0,nodes", "10001,1,0,nodes", "3,0,0,groups", "3,4,0,groups", "3,1,-1,instances"})
  void sizeOutOfBoundsIsNamed(int nodes, int groups, int instances, String culprit) {
    assertThatThrownBy(() -> ClusterConfigs.generate(nodes, groups, instances))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("number of " + culprit)
        .hasMessageContaining("expected");
  }

  @Test
  void textOfAnUnchangedObjectIsMadeOnce() {
    Settings settings =
        ClusterConfigs.generate(1, 1, 1).instances().values().iterator().next().settings();
    assertThat(Json.text(settings)).isEqualTo(Json.text(settings.asMap()));
    assertThat(Json.text(settings.with("os", "other"))).contains("\"os\":\"other\"");
    assertThat(Json.text(settings)).doesNotContain("\"os\":\"other\"");
  }
}
