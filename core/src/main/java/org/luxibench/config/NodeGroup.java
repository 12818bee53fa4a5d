package org.luxibench.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A set of nodes that share a network and a policy. Keyed by its UUID: names may change. */
public record NodeGroup(Settings settings) implements ConfigItem {

  @Override
  public String name() {
    return settings.text("name");
  }

  /** How eagerly allocators use the group: preferred, last_resort or unallocable. */
  public String allocationPolicy() {
    return settings.text("alloc_policy", "preferred");
  }

  /** The group's own node parameters, without the cluster's. */
  public Settings nodeParameters() {
    return settings.section("ndparams");
  }

  /** A copy with another name. */
  public NodeGroup withName(String name) {
    return with("name", name);
  }

  /** A copy with other tags. */
  public NodeGroup withTags(List<String> tags) {
    return with("tags", List.copyOf(tags));
  }

  /** A copy with one setting changed. */
  public NodeGroup with(String key, @Nullable Object value) {
    return new NodeGroup(settings.with(key, value));
  }
}
