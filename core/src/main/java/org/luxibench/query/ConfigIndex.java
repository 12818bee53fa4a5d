package org.luxibench.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ConfigItem;
import org.luxibench.config.DiskUsage;
import org.luxibench.config.Instance;
import org.luxibench.config.NameExpansion;
import org.luxibench.config.NameIndex;
import org.luxibench.config.Node;
import org.luxibench.config.NodeGroup;
import org.luxibench.config.Settings;
import org.luxibench.text.NaturalOrder;

/**
 * One snapshot of the configuration, ordered and turned round as queries need it.
 *
 * <p>Each part is made at its first use. Two threads may make it twice; either result will do, so
 * the volatile fields below publish and nothing guards.
 */
final class ConfigIndex {
  private static final Comparator<ConfigItem> BY_NAME =
      Comparator.comparing(ConfigItem::name, NaturalOrder.INSTANCE);

  private final ClusterConfig config;
  private final NameIndex<Node> nodeNames;
  private final NameIndex<Instance> instanceNames;
  private volatile @Nullable Map<String, NodeGroup> groupNames;
  private volatile @Nullable List<Node> nodes;
  private volatile @Nullable List<Instance> instances;
  private volatile @Nullable Placement placement;

  ConfigIndex(ClusterConfig config) {
    this.config = config;
    this.nodeNames = new NameIndex<>(config.nodes());
    this.instanceNames = new NameIndex<>(config.instances());
  }

  ClusterConfig config() {
    return config;
  }

  /** All nodes in natural order. */
  List<Node> nodes() {
    List<Node> known = nodes;
    if (known == null) {
      known = config.nodes().values().stream().sorted(BY_NAME).toList();
      nodes = known;
    }
    return known;
  }

  /** All instances in natural order. */
  List<Instance> instances() {
    List<Instance> known = instances;
    if (known == null) {
      known = config.instances().values().stream().sorted(BY_NAME).toList();
      instances = known;
    }
    return known;
  }

  /** All groups in natural order. */
  List<NodeGroup> groups() {
    return config.groups().values().stream().sorted(BY_NAME).toList();
  }

  /** The node meant, as {@link NameExpansion#findNode} finds it. */
  Optional<Node> node(String name) {
    return nodeNames.find(name);
  }

  /** The instance meant, as {@link NameExpansion#findInstance} finds it. */
  Optional<Instance> instance(String name) {
    return instanceNames.find(name);
  }

  /** The group of this UUID or exactly this name. */
  Optional<NodeGroup> group(String uuidOrName) {
    NodeGroup byUuid = config.groups().get(uuidOrName);
    return Optional.ofNullable(byUuid != null ? byUuid : groupNames().get(uuidOrName));
  }

  private Map<String, NodeGroup> groupNames() {
    Map<String, NodeGroup> known = groupNames;
    if (known == null) {
      known = new HashMap<>();
      for (NodeGroup group : config.groups().values()) {
        known.putIfAbsent(group.name(), group);
      }
      groupNames = known;
    }
    return known;
  }

  /** What lies where. */
  Placement placement() {
    Placement known = placement;
    if (known == null) {
      known = Placement.of(instances(), config.cluster().defaultBackend());
      placement = known;
    }
    return known;
  }

  /**
   * Which instances lie on which node.
   *
   * @param primaries node to the names of instances that run there, in natural order
   * @param secondaries node to the names of instances that keep a replica there, in natural order
   * @param memory node to MiB that instances meant to run take there
   * @param disk node to MiB of its volume group that disks take
   */
  record Placement(
      Map<String, List<String>> primaries,
      Map<String, List<String>> secondaries,
      Map<String, Long> memory,
      Map<String, Long> disk) {

    private static Placement of(List<Instance> instances, Settings backend) {
      Placement made =
          new Placement(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
      long defaultMemory = backend.integer("memory", 0);
      instances.forEach(instance -> made.put(instance, defaultMemory));
      return made;
    }

    private void put(Instance instance, long defaultMemory) {
      String primary = instance.primaryNode();
      add(primaries, primary, instance.name());
      long size = DiskUsage.of(instance);
      disk.merge(primary, size, Long::sum);
      if (instance.adminUp()) {
        memory.merge(primary, instance.backend().integer("memory", defaultMemory), Long::sum);
      }
      for (String secondary : instance.secondaryNodes()) {
        add(secondaries, secondary, instance.name());
        disk.merge(secondary, size, Long::sum);
      }
    }

    private static void add(Map<String, List<String>> map, String node, String instance) {
      map.computeIfAbsent(node, key -> new ArrayList<>()).add(instance);
    }
  }
}
