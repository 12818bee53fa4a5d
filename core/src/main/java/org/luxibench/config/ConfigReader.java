package org.luxibench.config;

import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/**
 * Turns the document of a configuration file into records, and refuses what does not fit together.
 */
final class ConfigReader {
  private static final Set<String> ITEMS = Set.of("cluster", "nodegroups", "nodes", "instances");

  private final JsonNode document;
  private final String source;

  private ConfigReader(JsonNode document, String source) {
    this.document = document;
    this.source = source;
  }

  static ClusterConfig read(JsonNode document, String source) throws InvalidConfigException {
    return new ConfigReader(document, source).read();
  }

  private ClusterConfig read() throws InvalidConfigException {
    if (!document.isObject()) {
      throw invalid("expected an object, found " + document.getNodeType());
    }
    Settings header = Settings.of(document);
    for (String item : ITEMS) {
      header = header.without(item);
    }
    ClusterConfig config =
        new ClusterConfig(
            new Cluster(Settings.of(object("cluster"))),
            items("nodegroups", NodeGroup::new),
            items("nodes", Node::new),
            items("instances", Instance::new),
            header);
    ConfigCheck.check(config, source);
    return config;
  }

  private JsonNode object(String member) throws InvalidConfigException {
    JsonNode value = document.path(member);
    if (!value.isObject()) {
      throw invalid("member '" + member + "' must be an object, found " + value.getNodeType());
    }
    return value;
  }

  private <V extends ConfigItem> SortedMap<String, V> items(
      String member, Function<Settings, V> maker) throws InvalidConfigException {
    SortedMap<String, V> items = new TreeMap<>();
    for (var entry : object(member).properties()) {
      if (!entry.getValue().isObject()) {
        throw invalid(member + " '" + entry.getKey() + "' must be an object");
      }
      items.put(entry.getKey(), maker.apply(Settings.of(entry.getValue())));
    }
    return items;
  }

  private InvalidConfigException invalid(String reason) {
    return new InvalidConfigException(source + ": " + reason);
  }
}
