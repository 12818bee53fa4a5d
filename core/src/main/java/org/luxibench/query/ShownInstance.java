package org.luxibench.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Cluster;
import org.luxibench.config.Effective;
import org.luxibench.config.Instance;
import org.luxibench.config.Settings;

/** The parts of OP_INSTANCE_QUERY_DATA's answer that the dialects write differently. */
final class ShownInstance {
  private ShownInstance() {}

  static Map<String, @Nullable Object> of(
      QueryDialect dialect, Cluster cluster, Instance instance) {
    boolean newer = dialect == QueryDialect.V3_0;
    Settings own = newer ? Settings3.range(instance.backend()) : instance.backend();
    Settings defaults = newer ? Settings3.backend(cluster) : cluster.defaultBackend();
    List<@Nullable Object> nics = new ArrayList<>();
    for (Settings nic : instance.nics()) {
      nics.add(newer ? newerNic(cluster, nic) : nic(cluster, nic));
    }
    Map<String, @Nullable Object> shown = new LinkedHashMap<>();
    shown.put("be_instance", own.asMap());
    shown.put("be_actual", defaults.overlaidWith(own).asMap());
    shown.put("nics", nics);
    return shown;
  }

  private static List<@Nullable Object> nic(Cluster cluster, Settings nic) {
    Settings parameters = Effective.nic(cluster.defaultNic(), nic);
    return Arrays.asList(
        nic.value("ip"), nic.value("mac"), parameters.value("mode"), parameters.value("link"));
  }

  private static List<@Nullable Object> newerNic(Cluster cluster, Settings nic) {
    Settings parameters = Effective.nic(Settings3.nic(cluster), nic);
    return Arrays.asList(
        nic.value("name"),
        nic.value("uuid"),
        nic.value("ip"),
        nic.value("mac"),
        parameters.value("mode"),
        parameters.value("link"),
        parameters.value("vlan"),
        nic.value("network"),
        null);
  }
}
