package org.luxibench.config;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A change is held to the rules of a file before it becomes one. */
final class ConfigChangeTest {
  private final ClusterConfig before = ClusterConfigs.generate(4, 2, 6);

  @Test
  void whatCouldNotBeLoadedIsRefused() {
    Instance instance = before.instances().get("inst3.example.com");
    refused(
        config -> config.withInstance(instance.with("nics", List.of(Map.of("ip", 5)))),
        "instances 'inst3.example.com', nics[0]: ip is 5, expected a text");
    refused(
        config -> config.withInstance(instance.withNodes("gone", List.of())),
        "instances 'inst3.example.com': primary_node is \"gone\"");
    refused(
        config -> config.withNode(before.nodes().get("node2.example.com").withGroup("gone")),
        "nodes 'node2.example.com': group is \"gone\"");
    refused(
        config -> config.withCluster(config.cluster().with("hvparams", 1)),
        "cluster: hvparams is 1, expected an object");
  }

  @Test
  void whatOthersStillReferToCannotGo() {
    refused(config -> config.withoutNode("node3.example.com"), "is \"node3.example.com\"");
    refused(config -> config.withoutGroup(before.groups().firstKey()), "group is");
    refused(config -> config.withoutNode(config.cluster().masterNode()), "cluster: master_node is");
  }

  @Test
  void whatIsLeftAloneIsNotLookedAt() {
    ClusterConfig broken =
        before.withInstance(before.instances().get("inst3.example.com").with("disks", 5));
    assertThatCode(
            () ->
                ClusterConfigs.checkChange(
                    broken, broken.withCluster(broken.cluster().withTags(List.of("a")))))
        .doesNotThrowAnyException();
  }

  private void refused(UnaryOperator<ClusterConfig> change, String complaint) {
    assertThatThrownBy(() -> ClusterConfigs.checkChange(before, change.apply(before)))
        .isInstanceOf(InvalidConfigException.class)
        .hasMessageStartingWith("the change: ")
        .hasMessageContaining(complaint);
  }
}
