package org.luxibench.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A virtual machine. */
public record Instance(Settings settings) implements ConfigItem {

  @Override
  public String name() {
    return settings.text("name");
  }

  /** Name of the node it runs on. */
  public String primaryNode() {
    return settings.text("primary_node");
  }

  /**
   * Names of the nodes that hold a replica of its disks; empty unless the template is drbd. Files
   * of Ganeti's own leave them to be read from the disks, whose logical ids begin with both nodes.
   */
  public List<String> secondaryNodes() {
    if (settings.has("secondary_nodes")) {
      return settings.texts("secondary_nodes");
    }
    return disks().stream()
        .filter(disk -> disk.text("dev_type", "").equals("drbd8"))
        .flatMap(disk -> disk.list("logical_id").stream().limit(2))
        .filter(node -> node instanceof String && !node.equals(primaryNode()))
        .map(String::valueOf)
        .distinct()
        .toList();
  }

  /** Whether it is meant to run. */
  public boolean adminUp() {
    return settings.flag("admin_up", false);
  }

  /** Operating system, with its variant after a plus sign. */
  public String os() {
    return settings.text("os", "");
  }

  /** Hypervisor it runs under. */
  public String hypervisor() {
    return settings.text("hypervisor", "");
  }

  /** How its disks are kept: diskless, plain, drbd, file … */
  public String diskTemplate() {
    return settings.text("disk_template", "diskless");
  }

  /** Its disks; each has a {@code size} in MiB. */
  public List<Settings> disks() {
    return settings.sections("disks");
  }

  /** Its network interfaces: mac, ip, nicparams. */
  public List<Settings> nics() {
    return settings.sections("nics");
  }

  /** Its own backend parameters, without the cluster's. */
  public Settings backend() {
    return settings.section("beparams");
  }

  /** Its own hypervisor parameters, without the cluster's. */
  public Settings hypervisorParameters() {
    return settings.section("hvparams");
  }

  /** A copy that is meant to run or not. */
  public Instance withAdminUp(boolean up) {
    return with("admin_up", up);
  }

  /** A copy on other nodes. */
  public Instance withNodes(String primary, List<String> secondaries) {
    return with("primary_node", primary).with("secondary_nodes", List.copyOf(secondaries));
  }

  /** A copy whose disk has another size; the index must exist. */
  public Instance withDiskSize(int index, long mebibytes) {
    List<Map<String, @Nullable Object>> disks =
        new ArrayList<>(disks().stream().map(Settings::asMap).toList());
    disks.set(index, Settings.of(disks.get(index)).with("size", mebibytes).asMap());
    return with("disks", List.copyOf(disks));
  }

  /** A copy with other tags. */
  public Instance withTags(List<String> tags) {
    return with("tags", List.copyOf(tags));
  }

  /** A copy with one setting changed. */
  public Instance with(String key, @Nullable Object value) {
    return new Instance(settings.with(key, value));
  }
}
