package org.luxibench.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Cluster;
import org.luxibench.config.Settings;
import org.luxibench.json.Json;

/**
 * What QueryClusterInfo tells clients of 3.0. They insist on members that a configuration of 2.5
 * lacks; those come from {@code cluster-info-3.0.json} beside this class.
 */
final class ClusterInfo3 {
  private static final Settings DEFAULTS = defaults();
  private static final List<String> VERSIONS =
      List.of("software_version", "protocol_version", "config_version");

  private ClusterInfo3() {}

  static Map<String, @Nullable Object> of(Cluster cluster) {
    Map<String, @Nullable Object> info = ClusterInfo.of(cluster);
    DEFAULTS
        .asMap()
        .forEach(
            (key, value) -> info.put(key, cluster.settings().asMap().getOrDefault(key, value)));
    for (String version : VERSIONS) {
      info.put(version, DEFAULTS.value(version));
    }
    info.put("beparams", Map.of("default", backend(cluster)));
    info.put("nicparams", Map.of("default", nic(cluster)));
    info.put("ndparams", known(DEFAULTS.section("ndparams"), cluster.defaultNodeParameters()));
    return info;
  }

  /** Memory became a range after 2.5. */
  private static Map<String, @Nullable Object> backend(Cluster cluster) {
    Settings own = cluster.defaultBackend();
    Settings defaults = DEFAULTS.section("beparams").section("default");
    Map<String, @Nullable Object> merged = known(defaults, own.without("memory"));
    if (own.has("memory")) {
      merged.put("minmem", own.value("memory"));
      merged.put("maxmem", own.value("memory"));
    }
    return merged;
  }

  private static Map<String, @Nullable Object> nic(Cluster cluster) {
    return known(DEFAULTS.section("nicparams").section("default"), cluster.defaultNic());
  }

  /** Defaults, and over them whatever is set and not null. */
  private static Map<String, @Nullable Object> known(Settings defaults, Settings own) {
    Map<String, @Nullable Object> merged = new LinkedHashMap<>(defaults.asMap());
    own.asMap()
        .forEach(
            (key, value) -> {
              if (value != null) {
                merged.put(key, value);
              }
            });
    return merged;
  }

  private static Settings defaults() {
    try (InputStream in = ClusterInfo3.class.getResourceAsStream("cluster-info-3.0.json")) {
      if (in == null) {
        throw new IllegalStateException("cluster-info-3.0.json is not on the class path");
      }
      return Settings.of(Json.MAPPER.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
