package org.luxibench.query;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Cluster;
import org.luxibench.config.Settings;

/** What QueryClusterInfo tells of the whole cluster, in the shape that clients of 2.5 read. */
final class ClusterInfo {
  /** Settings that are told as they stand, null where there are none. */
  private static final List<String> AS_THEY_STAND =
      List.of(
          "beparams",
          "candidate_pool_size",
          "ctime",
          "default_iallocator",
          "drbd_usermode_helper",
          "file_storage_dir",
          "maintain_node_health",
          "master_netdev",
          "mtime",
          "ndparams",
          "nicparams",
          "prealloc_wipe_disks",
          "shared_file_storage_dir",
          "uuid",
          "volume_group_name");

  private static final List<String> LISTS =
      List.of("blacklisted_os", "hidden_os", "reserved_lvs", "tags", "uid_pool");

  /** Address family of IPv6 as the configuration numbers it. */
  private static final int FAMILY_6 = 10;

  private ClusterInfo() {}

  static Map<String, @Nullable Object> of(Cluster cluster) {
    Settings settings = cluster.settings();
    Map<String, @Nullable Object> info = versions();
    AS_THEY_STAND.forEach(key -> info.put(key, settings.value(key)));
    LISTS.forEach(key -> info.put(key, settings.list(key)));
    info.put("name", cluster.name());
    info.put("master", cluster.masterNode());
    info.put("enabled_hypervisors", cluster.enabledHypervisors());
    info.put("default_hypervisor", cluster.defaultHypervisor());
    info.put("hvparams", enabledOnly(cluster, settings.section("hvparams")));
    info.put("os_hvp", perSystem(cluster));
    info.put("osparams", settings.section("osparams").asMap());
    boolean six = settings.integer("primary_ip_family", 2) == FAMILY_6;
    info.put("primary_ip_version", six ? 6 : 4);
    return info;
  }

  private static Map<String, @Nullable Object> versions() {
    Map<String, @Nullable Object> versions = new LinkedHashMap<>();
    versions.put("software_version", "2.5.0~rc5");
    versions.put("protocol_version", 2_050_000);
    versions.put("config_version", 2_050_000);
    versions.put("os_api_version", 20);
    versions.put("export_version", 0);
    versions.put("architecture", architecture("bit"));
    return versions;
  }

  /**
   * Width and name of the processor.
   *
   * @param unit what the width is followed by
   */
  static List<String> architecture(String unit) {
    String name = System.getProperty("os.arch", "unknown");
    String bits = (name.contains("64") ? "64" : "32") + unit;
    return List.of(bits, name.equals("amd64") ? "x86_64" : name);
  }

  private static Map<String, @Nullable Object> perSystem(Cluster cluster) {
    Settings bySystem = cluster.settings().section("os_hvp");
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    for (String os : bySystem.asMap().keySet()) {
      shown.put(os, enabledOnly(cluster, bySystem.section(os)));
    }
    return shown;
  }

  private static Map<String, @Nullable Object> enabledOnly(Cluster cluster, Settings parameters) {
    Map<String, @Nullable Object> enabled = new LinkedHashMap<>(parameters.asMap());
    enabled.keySet().retainAll(cluster.enabledHypervisors());
    return enabled;
  }
}
