package org.luxibench.config;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luxibench.json.Json;

/**
 * The rules a configuration must keep: members are of the type that is read from them, names agree
 * with keys, and what is referred to exists.
 */
final class ConfigCheck {
  /** Longest piece of an offending value that an error quotes, in characters. */
  private static final int MOST_QUOTED = 60;

  /** The format this daemon reads: that of 2.5, whatever the revision. */
  private static final long FORMAT = 2_050_000;

  private static final long REVISIONS = 10_000;

  private final ClusterConfig config;
  private final String source;

  private ConfigCheck(ClusterConfig config, String source) {
    this.config = config;
    this.source = source;
  }

  static void check(ClusterConfig config, String source) throws InvalidConfigException {
    ConfigCheck check = new ConfigCheck(config, source);
    check.version();
    check.cluster();
    check.items("nodegroups", "uuid", config.groups());
    check.items("nodes", "name", config.nodes());
    check.items("instances", "name", config.instances());
    check.references(config.nodes(), config.instances());
  }

  /**
   * Checks a change of a configuration that keeps the rules, and so looks at what it replaced only,
   * and at all references where something is gone.
   */
  @SuppressWarnings("ReferenceEquality") // the copy methods share what they leave alone
  static void checkChange(ClusterConfig before, ClusterConfig after, String source)
      throws InvalidConfigException {
    ConfigCheck check = new ConfigCheck(after, source);
    if (after.cluster() != before.cluster()) {
      check.cluster();
    }
    SortedMap<String, Node> nodes = replaced(before.nodes(), after.nodes());
    SortedMap<String, Instance> instances = replaced(before.instances(), after.instances());
    check.items("nodegroups", "uuid", replaced(before.groups(), after.groups()));
    check.items("nodes", "name", nodes);
    check.items("instances", "name", instances);
    if (lacks(after.groups(), before.groups()) || lacks(after.nodes(), before.nodes())) {
      check.known("cluster", "master_node", after.cluster().masterNode(), after.nodes());
      check.references(after.nodes(), after.instances());
    } else {
      check.references(nodes, instances);
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private static <V> SortedMap<String, V> replaced(
      SortedMap<String, V> before, SortedMap<String, V> after) {
    SortedMap<String, V> replaced = new TreeMap<>();
    if (before != after) {
      after.forEach(
          (key, item) -> {
            if (before.get(key) != item) {
              replaced.put(key, item);
            }
          });
    }
    return replaced;
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean lacks(SortedMap<String, ?> after, SortedMap<String, ?> before) {
    return after != before && !after.keySet().containsAll(before.keySet());
  }

  private void version() throws InvalidConfigException {
    Object version = config.header().value("version");
    boolean right = version instanceof Integer number && number / REVISIONS == FORMAT / REVISIONS;
    if (config.header().has("version") && !right) {
      throw invalid("the file", "version", version, FORMAT + ", the format of Ganeti 2.5");
    }
    members("the file", "header", config.header());
  }

  private void cluster() throws InvalidConfigException {
    Settings cluster = config.cluster().settings();
    text("cluster", cluster, "cluster_name");
    text("cluster", cluster, "master_node");
    members("cluster", "cluster", cluster);
    known("cluster", "master_node", config.cluster().masterNode(), config.nodes());
  }

  private void items(String member, String key, SortedMap<String, ? extends ConfigItem> items)
      throws InvalidConfigException {
    for (var entry : items.entrySet()) {
      String what = member + " '" + entry.getKey() + "'";
      Settings settings = entry.getValue().settings();
      text(what, settings, "name");
      if (!entry.getKey().equals(settings.value(key))) {
        throw invalid(what, key, settings.value(key), "the key it stands under");
      }
      members(what, member, settings);
      for (String nested : List.of("disks", "nics")) {
        nested(what, nested, settings);
      }
    }
  }

  private void nested(String what, String member, Settings settings) throws InvalidConfigException {
    List<Settings> parts = settings.sections(member);
    for (int i = 0; i < parts.size(); i++) {
      members(what + ", " + member + "[" + i + "]", member, parts.get(i));
    }
  }

  private void members(String what, String member, Settings settings)
      throws InvalidConfigException {
    for (MemberRule rule : MemberRule.of(member)) {
      Object value = settings.value(rule.key());
      if (!rule.allows(value)) {
        throw invalid(what, rule.key(), value, rule.form().expected());
      }
    }
  }

  private void references(SortedMap<String, Node> nodes, SortedMap<String, Instance> instances)
      throws InvalidConfigException {
    for (Node node : nodes.values()) {
      String what = "nodes '" + node.name() + "'";
      text(what, node.settings(), "group");
      known(what, "group", node.group(), config.groups());
    }
    for (Instance instance : instances.values()) {
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
    String text = Json.text(value);
    String quoted = text.length() > MOST_QUOTED ? text.substring(0, MOST_QUOTED) + "…" : text;
    return new InvalidConfigException(
        source + ": " + what + ": " + key + " is " + quoted + ", expected " + expected);
  }
}
