package org.luxibench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.luxibench.cluster.OperatingSystem;
import org.luxibench.config.Cluster;

/**
 * An operating system as one query sees it.
 *
 * @param byNode by name or UUID each answering node's definitions of this name; an empty list where
 *     it has none
 */
record OsRow(Cluster cluster, String name, SortedMap<String, List<OperatingSystem>> byNode) {

  static OsRow of(Cluster cluster, String name, SortedMap<String, List<OperatingSystem>> answers) {
    SortedMap<String, List<OperatingSystem>> byNode = new TreeMap<>();
    answers.forEach(
        (node, systems) ->
            byNode.put(node, systems.stream().filter(os -> os.name().equals(name)).toList()));
    return new OsRow(cluster, name, byNode);
  }

  /** Whether every answering node has it, and can use the first definition it finds. */
  boolean valid() {
    return byNode.values().stream().allMatch(found -> !found.isEmpty() && found.get(0).valid());
  }

  /** Whether the cluster's list of this key names it. */
  boolean listed(String key) {
    return cluster.settings().texts(key).contains(name);
  }

  /** What all nodes have in common; nothing where it is not valid. */
  <V> List<V> common(Function<OperatingSystem, List<V>> read) {
    if (!valid()) {
      return List.of();
    }
    List<V> common = null;
    for (List<OperatingSystem> found : byNode.values()) {
      List<V> values = read.apply(found.get(0));
      if (common == null) {
        common = new ArrayList<>(values);
      } else {
        common.retainAll(values);
      }
    }
    return common == null ? List.of() : common;
  }

  Map<String, List<List<Object>>> nodeStatus() {
    Map<String, List<List<Object>>> status = new TreeMap<>();
    byNode.forEach((node, found) -> status.put(node, found.stream().map(OsRow::entry).toList()));
    return status;
  }

  /** The same for clients of 3.0: with whether the definition is trusted. */
  Map<String, List<List<Object>>> nodeStatus3() {
    Map<String, List<List<Object>>> status = new TreeMap<>();
    byNode.forEach((node, found) -> status.put(node, found.stream().map(OsRow::entry3).toList()));
    return status;
  }

  /** The cluster's settings of this key for the system. */
  Map<String, ?> setting(String key) {
    return cluster.settings().section(key).section(name).asMap();
  }

  private static List<Object> entry3(OperatingSystem os) {
    List<Object> entry = new ArrayList<>(entry(os));
    entry.add(true);
    return entry;
  }

  private static List<Object> entry(OperatingSystem os) {
    return List.of(
        os.path(), os.valid(), os.status(), os.variants(), os.parameters(), os.apiVersions());
  }
}
