package org.luxibench.config;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** The rules a configuration must keep: names agree with keys, and what is referred to exists. */
final class ConfigCheck {
  private final ClusterConfig config;
  private final String source;

  private ConfigCheck(ClusterConfig config, String source) {
    this.config = config;
    this.source = source;
  }

  static void check(ClusterConfig config, String source) throws InvalidConfigException {
    ConfigCheck check = new ConfigCheck(config, source);
    check.cluster();
    check.keys("nodegroups", "uuid", config.groups());
    check.keys("nodes", "name", config.nodes());
    check.keys("instances", "name", config.instances());
    check.references();
  }

  private void cluster() throws InvalidConfigException {
    Settings cluster = config.cluster().settings();
    text("cluster", cluster, "cluster_name");
    text("cluster", cluster, "master_node");
    known("cluster", "master_node", config.cluster().masterNode(), config.nodes());
  }

  private void keys(String member, String key, SortedMap<String, ? extends ConfigItem> items)
      throws InvalidConfigException {
    for (var entry : items.entrySet()) {
      String what = member + " '" + entry.getKey() + "'";
      Settings settings = entry.getValue().settings();
      text(what, settings, "name");
      if (!entry.getKey().equals(settings.value(key))) {
        throw invalid(what, key, settings.value(key), "the key it stands under");
      }
    }
  }

  private void references() throws InvalidConfigException {
    for (Node node : config.nodes().values()) {
      String what = "nodes '" + node.name() + "'";
      text(what, node.settings(), "group");
      known(what, "group", node.group(), config.groups());
    }
    for (Instance instance : config.instances().values()) {
      String what = "instances '" + instance.name() + "'";
      text(what, instance.settings(), "primary_node");
      known(what, "primary_node", instance.primaryNode(), config.nodes());
      for (String secondary : instance.secondaryNodes()) {
        known(what, "secondary_nodes", secondary, config.nodes());
      }
    }
  }

  private void text(String what, Settings settings, String key) throws InvalidConfigException {
    if (!(settings.value(key) instanceof String text) || text.isEmpty()) {
      throw invalid(what, key, settings.value(key), "a text that is not empty");
    }
  }

  private void known(String what, String key, String name, SortedMap<String, ?> items)
      throws InvalidConfigException {
    if (!items.containsKey(name)) {
      throw invalid(what, key, name, "one that the file defines");
    }
  }

  private InvalidConfigException invalid(
      String what, String key, @Nullable Object value, String expected) {
    return new InvalidConfigException(
        source + ": " + what + ": " + key + " is '" + value + "', expected " + expected);
  }
}
