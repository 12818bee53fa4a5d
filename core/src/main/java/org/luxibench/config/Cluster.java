package org.luxibench.config;

import java.util.List;

/**
 * What is configured once for all: the name, the master, the defaults that nodes and instances
 * refine.
 */
public record Cluster(Settings settings) implements ConfigItem {

  @Override
  public String name() {
    return settings.text("cluster_name");
  }

  /** Name of the node that runs this daemon. */
  public String masterNode() {
    return settings.text("master_node");
  }

  /** The volume group, or empty where LVM is not used. */
  public String volumeGroup() {
    return settings.text("volume_group_name", "");
  }

  /** Enabled hypervisors; the first is the default one. */
  public List<String> enabledHypervisors() {
    return settings.texts("enabled_hypervisors");
  }

  /** Name of the hypervisor that new instances get. */
  public String defaultHypervisor() {
    List<String> enabled = enabledHypervisors();
    return enabled.isEmpty() ? "" : enabled.get(0);
  }

  /** Backend parameters that every instance starts from. */
  public Settings defaultBackend() {
    return settings.section("beparams").section("default");
  }

  /** NIC parameters that every interface starts from. */
  public Settings defaultNic() {
    return settings.section("nicparams").section("default");
  }

  /** Parameters of one hypervisor that every instance starts from. */
  public Settings hypervisorDefaults(String hypervisor) {
    return settings.section("hvparams").section(hypervisor);
  }

  /** Node parameters that every group starts from. */
  public Settings defaultNodeParameters() {
    return settings.section("ndparams");
  }

  /** A copy with other tags. */
  public Cluster withTags(List<String> tags) {
    return new Cluster(settings.with("tags", List.copyOf(tags)));
  }

  /** A copy with one setting changed. */
  public Cluster with(String key, Object value) {
    return new Cluster(settings.with(key, value));
  }
}
