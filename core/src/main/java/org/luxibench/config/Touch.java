package org.luxibench.config;

import java.math.BigDecimal;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Gives everything that a change replaced its next serial number and the time of the change.
 * Identity tells what was replaced: the copy methods share what they leave alone.
 */
@SuppressWarnings("ReferenceEquality")
final class Touch {
  private Touch() {}

  static ClusterConfig changed(ClusterConfig before, ClusterConfig after, BigDecimal now) {
    Cluster cluster = after.cluster();
    return new ClusterConfig(
        cluster == before.cluster()
            ? cluster
            : new Cluster(ConfigItem.touched(cluster.settings(), now)),
        items(before.groups(), after.groups(), now, NodeGroup::new),
        items(before.nodes(), after.nodes(), now, Node::new),
        items(before.instances(), after.instances(), now, Instance::new),
        ConfigItem.touched(after.header(), now));
  }

  private static <V extends ConfigItem> SortedMap<String, V> items(
      SortedMap<String, V> before,
      SortedMap<String, V> after,
      BigDecimal now,
      Function<Settings, V> maker) {
    if (before == after) {
      return after;
    }
    SortedMap<String, V> touched = new TreeMap<>(after);
    touched.replaceAll(
        (key, item) ->
            before.get(key) == item ? item : maker.apply(ConfigItem.touched(item.settings(), now)));
    return touched;
  }
}
