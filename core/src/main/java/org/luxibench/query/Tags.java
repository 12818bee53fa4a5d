package org.luxibench.query;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.NameExpansion;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;

/** Finds the tags of whatever can have some. */
final class Tags {
  private static final Set<String> KINDS = Set.of("node", "instance", "nodegroup");

  private Tags() {}

  static List<String> of(
      QueryDialect dialect, ClusterConfig config, String kind, @Nullable String name)
      throws GanetiException {
    if (kind.equals("cluster")) {
      return config.cluster().tags();
    }
    boolean newer = dialect == QueryDialect.V3_0;
    if (!KINDS.contains(kind) && !(newer && kind.equals("network"))) {
      throw invalid("kind");
    }
    String given = newer && name != null ? name : required(name);
    return switch (kind) {
      case "node" ->
          NameExpansion.findNode(config, given)
              .orElseThrow(() -> dialect.unknown("Node", given))
              .tags();
      case "instance" ->
          NameExpansion.findInstance(config, given)
              .orElseThrow(() -> dialect.unknown("Instance", given))
              .tags();
      case "network" -> throw dialect.unknown("Network", given);
      default -> config.group(given).orElseThrow(() -> dialect.unknown("Group", given)).tags();
    };
  }

  private static String required(@Nullable String name) throws GanetiException {
    if (name == null || name.isEmpty()) {
      throw invalid("name");
    }
    return name;
  }

  static GanetiException invalid(String parameter) {
    return GanetiException.opPrereq(
        "Parameter 'OP_TAGS_GET." + parameter + "' fails validation", ErrorCode.WRONG_INPUT);
  }
}
