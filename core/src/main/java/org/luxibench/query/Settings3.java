package org.luxibench.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Cluster;
import org.luxibench.config.Settings;
import org.luxibench.json.Json;

/**
 * Settings as clients of 3.0 see them. They know some that a configuration of 2.5 lacks: those come
 * from {@code cluster-info-3.0.json} beside this class.
 */
final class Settings3 {
  static final Settings DEFAULTS = defaults();
  static final Set<String> NODE_PARAMETERS = DEFAULTS.section("ndparams").asMap().keySet();

  static final Set<String> BACKEND_PARAMETERS =
      DEFAULTS.section("beparams").section("default").asMap().keySet();

  private Settings3() {}

  /** Backend parameters of the cluster, each with a value. */
  static Settings backend(Cluster cluster) {
    return known(DEFAULTS.section("beparams").section("default"), range(cluster.defaultBackend()));
  }

  /** The same with memory as a range, which it became after 2.5. */
  static Settings range(Settings backend) {
    if (!backend.has("memory")) {
      return backend;
    }
    @Nullable Object memory = backend.value("memory");
    return backend.without("memory").with("minmem", memory).with("maxmem", memory);
  }

  /** Parameters of network interfaces, each with a value. */
  static Settings nic(Cluster cluster) {
    return known(DEFAULTS.section("nicparams").section("default"), cluster.defaultNic());
  }

  /** Node parameters of the cluster, each with a value. */
  static Settings nodeParameters(Cluster cluster) {
    return known(DEFAULTS.section("ndparams"), cluster.defaultNodeParameters());
  }

  /** Parameters of each enabled hypervisor that the cluster has any of. */
  static Map<String, Settings> hypervisors(Cluster cluster) {
    Settings all = cluster.settings().section("hvparams");
    Map<String, Settings> enabled = new LinkedHashMap<>();
    for (String name : cluster.enabledHypervisors()) {
      if (all.has(name)) {
        enabled.put(name, known(DEFAULTS.section("hvparams").section(name), all.section(name)));
      }
    }
    return enabled;
  }

  /** Disk parameters by template. */
  static Settings diskParameters() {
    return DEFAULTS.section("diskparams");
  }

  /** Limits for instances. */
  static Settings policy() {
    return DEFAULTS.section("ipolicy");
  }

  /** Defaults, and over them whatever is set and not null. */
  private static Settings known(Settings defaults, Settings own) {
    Settings merged = defaults;
    for (var each : own.asMap().entrySet()) {
      if (each.getValue() != null) {
        merged = merged.with(each.getKey(), each.getValue());
      }
    }
    return merged;
  }

  private static Settings defaults() {
    try (InputStream in = Settings3.class.getResourceAsStream("cluster-info-3.0.json")) {
      if (in == null) {
        throw new IllegalStateException("cluster-info-3.0.json is not on the class path");
      }
      return Settings.of(Json.MAPPER.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
