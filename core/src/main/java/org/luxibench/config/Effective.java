package org.luxibench.config;

import java.util.List;
import java.util.Optional;

/**
 * Parameters in effect: defaults, and over them what is set nearer by. The defaults are the
 * cluster's, or those that clients of another version are shown.
 */
public final class Effective {
  /** Hypervisor parameters that concern the node rather than the instance. */
  private static final List<String> NODE_WIDE =
      List.of("migration_port", "migration_bandwidth", "migration_mode");

  private Effective() {}

  /** Backend parameters of an instance. */
  public static Settings backend(Cluster cluster, Instance instance) {
    return cluster.defaultBackend().overlaidWith(instance.backend());
  }

  /**
   * Hypervisor parameters of an instance: the cluster's, those it has for the system, the
   * instance's own; none that concern the node.
   */
  public static Settings hypervisor(Cluster cluster, Instance instance) {
    Settings ofSystem =
        cluster.settings().section("os_hvp").section(instance.os()).section(instance.hypervisor());
    Settings merged =
        cluster
            .hypervisorDefaults(instance.hypervisor())
            .overlaidWith(ofSystem)
            .overlaidWith(instance.hypervisorParameters());
    for (String key : NODE_WIDE) {
      merged = merged.has(key) ? merged.without(key) : merged;
    }
    return merged;
  }

  /** Parameters of an instance's system: of the system, of its variant, the instance's own. */
  public static Settings os(Cluster cluster, Instance instance) {
    Settings byName = cluster.settings().section("osparams");
    String os = instance.os();
    int plus = os.indexOf('+');
    return byName
        .section(plus < 0 ? os : os.substring(0, plus))
        .overlaidWith(byName.section(os))
        .overlaidWith(instance.settings().section("osparams"));
  }

  /** Parameters of one network interface. */
  public static Settings nic(Settings defaults, Settings nic) {
    return defaults.overlaidWith(nic.section("nicparams"));
  }

  /** Parameters of a node, which come by way of its group. */
  public static Settings node(Settings defaults, Optional<NodeGroup> group, Node node) {
    return group
        .map(each -> group(defaults, each))
        .orElse(defaults)
        .overlaidWith(node.nodeParameters());
  }

  /** Parameters of a group's nodes. */
  public static Settings group(Settings defaults, NodeGroup group) {
    return defaults.overlaidWith(group.nodeParameters());
  }
}
