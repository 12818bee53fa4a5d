package org.luxibench.processor.unit;

import java.util.List;
import java.util.function.BiFunction;
import org.luxibench.config.Cluster;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ConfigItem;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.config.Node;
import org.luxibench.config.NodeGroup;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;

/**
 * What an opcode's {@code kind} and {@code name} mean, and how its tags are replaced.
 *
 * @param withTags the configuration in which the object, as it is there, has other tags
 */
record Tagged(ConfigItem item, BiFunction<ClusterConfig, List<String>, ClusterConfig> withTags) {

  /**
   * The object that the opcode speaks of.
   *
   * @throws GanetiException OpPrereqError, unknown_entity or wrong_input
   */
  static Tagged of(UnitContext context) throws GanetiException {
    String kind = context.opcode().text("kind");
    ClusterConfig config = context.config();
    if (kind.equals("cluster")) {
      Cluster cluster = config.cluster();
      return new Tagged(cluster, (now, tags) -> now.withCluster(now.cluster().withTags(tags)));
    }
    String name =
        context
            .opcode()
            .optionalText("name")
            .orElseThrow(
                () ->
                    GanetiException.opPrereq(
                        "Tags of kind '" + kind + "' need a name", ErrorCode.WRONG_INPUT));
    return switch (kind) {
      case "node" -> ofNode(NameExpansion.node(config, name));
      case "instance" -> ofInstance(NameExpansion.instance(config, name));
      case "nodegroup" -> ofGroup(NameExpansion.group(config, name));
      default ->
          throw GanetiException.opPrereq(
              "Unknown kind '%s', expected cluster, node, nodegroup or instance".formatted(kind),
              ErrorCode.WRONG_INPUT);
    };
  }

  private static Tagged ofNode(Node node) {
    return new Tagged(
        node, (now, tags) -> now.withNode(now.node(node.name()).orElseThrow().withTags(tags)));
  }

  private static Tagged ofInstance(Instance instance) {
    return new Tagged(
        instance,
        (now, tags) ->
            now.withInstance(now.instance(instance.name()).orElseThrow().withTags(tags)));
  }

  private static Tagged ofGroup(NodeGroup group) {
    return new Tagged(
        group, (now, tags) -> now.withGroup(now.group(group.uuid()).orElseThrow().withTags(tags)));
  }
}
