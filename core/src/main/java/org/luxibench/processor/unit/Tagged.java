package org.luxibench.processor.unit;

import java.util.List;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ConfigItem;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.config.Node;
import org.luxibench.config.NodeGroup;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;

/** What an opcode's {@code kind} and {@code name} mean in a configuration: an object with tags. */
record Tagged(ConfigItem item, Replacement replacement) {

  /** Makes a configuration in which the object has these tags. */
  @FunctionalInterface
  private interface Replacement {
    ClusterConfig with(List<String> tags);
  }

  /** What becomes of the tags that are there. */
  @FunctionalInterface
  interface Retagging {
    List<String> of(List<String> present) throws GanetiException;
  }

  /**
   * Changes the tags that the opcode's object has when the change's turn comes: cluster and groups
   * are tagged without a lock, several jobs at once. If the object is gone by then the change is
   * refused as {@link #of} would.
   */
  static UnitContext.Change retag(UnitContext context, Retagging retagging) {
    return now -> {
      Tagged tagged = in(now, context);
      return tagged.replacement.with(retagging.of(tagged.item.tags()));
    };
  }

  /**
   * The object that the opcode speaks of.
   *
   * @throws GanetiException OpPrereqError, unknown_entity or wrong_input
   */
  static Tagged of(UnitContext context) throws GanetiException {
    return in(context.config(), context);
  }

  private static Tagged in(ClusterConfig config, UnitContext context) throws GanetiException {
    String kind = context.opcode().text("kind");
    if (kind.equals("cluster")) {
      return new Tagged(
          config.cluster(), tags -> config.withCluster(config.cluster().withTags(tags)));
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
      case "node" -> {
        Node node = NameExpansion.node(config, name);
        yield new Tagged(node, tags -> config.withNode(node.withTags(tags)));
      }
      case "instance" -> {
        Instance instance = NameExpansion.instance(config, name);
        yield new Tagged(instance, tags -> config.withInstance(instance.withTags(tags)));
      }
      case "nodegroup" -> {
        NodeGroup group = NameExpansion.group(config, name);
        yield new Tagged(group, tags -> config.withGroup(group.withTags(tags)));
      }
      default ->
          throw GanetiException.opPrereq(
              "Unknown kind '%s', expected cluster, node, nodegroup or instance".formatted(kind),
              ErrorCode.WRONG_INPUT);
    };
  }
}
