package org.luxibench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.ClusterConfig;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.json.JsonValue;

/** The few values for which clients need no more than a word. */
final class ConfigValues {
  private static final Set<String> STABLE =
      Set.of("cluster_name", "master_node", "volume_group_name");
  private static final Set<String> CHANGING = Set.of("drain_flag", "watcher_pause");

  private ConfigValues() {}

  /** Clients of 3.0 get null for what does not exist. */
  static QueryAnswer of(QueryDialect dialect, QuerySources sources, List<String> fields)
      throws GanetiException {
    List<String> unknown =
        fields.stream()
            .filter(field -> !STABLE.contains(field) && !CHANGING.contains(field))
            .distinct()
            .toList();
    if (!unknown.isEmpty() && dialect == QueryDialect.V2_5) {
      throw GanetiException.opPrereq(
          "Unknown output fields selected: " + String.join(", ", unknown), ErrorCode.WRONG_INPUT);
    }
    ClusterConfig config = sources.config();
    List<@Nullable Object> values = new ArrayList<>(fields.size());
    for (String field : fields) {
      values.add(value(sources, config, field));
    }
    return new QueryAnswer(config, STABLE.containsAll(fields), fields.size(), JsonValue.of(values));
  }

  private static @Nullable Object value(QuerySources sources, ClusterConfig config, String field) {
    return switch (field) {
      case "cluster_name" -> config.cluster().name();
      case "master_node" -> config.cluster().masterNode();
      case "volume_group_name" -> config.cluster().settings().value("volume_group_name");
      case "drain_flag" -> sources.drained();
      case "watcher_pause" -> sources.watcherPause();
      default -> null;
    };
  }
}
