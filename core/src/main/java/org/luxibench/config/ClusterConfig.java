package org.luxibench.config;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The whole configuration at one instant; never changes, so reading it takes no lock.
 *
 * @param cluster what is configured once for all
 * @param groups by UUID
 * @param nodes by full name
 * @param instances by full name
 * @param header the other members of the file: version, serial number, times
 */
public record ClusterConfig(
    Cluster cluster,
    SortedMap<String, NodeGroup> groups,
    SortedMap<String, Node> nodes,
    SortedMap<String, Instance> instances,
    Settings header) {

  public ClusterConfig {
    groups = Collections.unmodifiableSortedMap(groups);
    nodes = Collections.unmodifiableSortedMap(nodes);
    instances = Collections.unmodifiableSortedMap(instances);
  }

  /** How often the configuration was changed. */
  public long serial() {
    return header.integer("serial_no", 1);
  }

  /** The node of exactly this name. */
  public Optional<Node> node(String name) {
    return Optional.ofNullable(nodes.get(name));
  }

  /** The instance of exactly this name. */
  public Optional<Instance> instance(String name) {
    return Optional.ofNullable(instances.get(name));
  }

  /** The group of this UUID or exactly this name. */
  public Optional<NodeGroup> group(String uuidOrName) {
    NodeGroup byUuid = groups.get(uuidOrName);
    return byUuid != null
        ? Optional.of(byUuid)
        : groups.values().stream().filter(group -> group.name().equals(uuidOrName)).findFirst();
  }

  /** The nodes of a group, by its UUID, in name order. */
  public List<Node> nodesOfGroup(String groupUuid) {
    return nodes.values().stream().filter(node -> node.group().equals(groupUuid)).toList();
  }

  /** The instances whose primary node this is, in name order. */
  public List<Instance> primaryInstances(String node) {
    return select(instance -> instance.primaryNode().equals(node));
  }

  /** The instances that keep a replica on this node, in name order. */
  public List<Instance> secondaryInstances(String node) {
    return select(instance -> instance.secondaryNodes().contains(node));
  }

  /** The instances whose primary node is in the group, by its UUID, in name order. */
  public List<Instance> instancesOfGroup(String groupUuid) {
    return select(
        instance ->
            node(instance.primaryNode()).filter(n -> n.group().equals(groupUuid)).isPresent());
  }

  /** A copy with another cluster record. */
  public ClusterConfig withCluster(Cluster changed) {
    return new ClusterConfig(changed, groups, nodes, instances, header);
  }

  /** A copy with the group added or replaced. */
  public ClusterConfig withGroup(NodeGroup group) {
    return new ClusterConfig(cluster, put(groups, group.uuid(), group), nodes, instances, header);
  }

  /** A copy without the group of this UUID. */
  public ClusterConfig withoutGroup(String uuid) {
    return new ClusterConfig(cluster, drop(groups, uuid), nodes, instances, header);
  }

  /** A copy with the node added or replaced. */
  public ClusterConfig withNode(Node node) {
    return new ClusterConfig(cluster, groups, put(nodes, node.name(), node), instances, header);
  }

  /** A copy without the node of this name. */
  public ClusterConfig withoutNode(String name) {
    return new ClusterConfig(cluster, groups, drop(nodes, name), instances, header);
  }

  /** A copy with the instance added or replaced. */
  public ClusterConfig withInstance(Instance instance) {
    return new ClusterConfig(
        cluster, groups, nodes, put(instances, instance.name(), instance), header);
  }

  /** A copy without the instance of this name. */
  public ClusterConfig withoutInstance(String name) {
    return new ClusterConfig(cluster, groups, nodes, drop(instances, name), header);
  }

  private List<Instance> select(Predicate<Instance> wanted) {
    return instances.values().stream().filter(wanted).toList();
  }

  private static <V> SortedMap<String, V> put(SortedMap<String, V> map, String key, V value) {
    SortedMap<String, V> copy = new TreeMap<>(map);
    copy.put(key, value);
    return copy;
  }

  private static <V> SortedMap<String, V> drop(SortedMap<String, V> map, String key) {
    SortedMap<String, V> copy = new TreeMap<>(map);
    copy.remove(key);
    return copy;
  }
}
