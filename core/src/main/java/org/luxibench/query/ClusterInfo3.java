package org.luxibench.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Cluster;

/** What QueryClusterInfo tells clients of 3.0, who insist on more members than those of 2.5. */
final class ClusterInfo3 {
  private static final List<String> VERSIONS =
      List.of("software_version", "protocol_version", "config_version");

  private ClusterInfo3() {}

  static Map<String, @Nullable Object> of(Cluster cluster) {
    Map<String, @Nullable Object> info = ClusterInfo.of(cluster);
    Settings3.DEFAULTS
        .asMap()
        .forEach(
            (key, value) -> info.put(key, cluster.settings().asMap().getOrDefault(key, value)));
    for (String version : VERSIONS) {
      info.put(version, Settings3.DEFAULTS.value(version));
    }
    info.put("architecture", ClusterInfo.architecture("bits"));
    info.put("hvparams", Settings3.hypervisors(cluster));
    info.put("beparams", Map.of("default", Settings3.backend(cluster)));
    info.put("nicparams", Map.of("default", Settings3.nic(cluster)));
    info.put("ndparams", Settings3.nodeParameters(cluster));
    return info;
  }
}
