package org.luxibench.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.NameExpansion;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;

/** Finds the tags of whatever can have some. */
final class Tags {
  private Tags() {}

  static List<String> of(ClusterConfig config, String kind, @Nullable String name)
      throws GanetiException {
    return switch (kind) {
      case "cluster" -> config.cluster().tags();
      case "node" -> NameExpansion.node(config, required(name)).tags();
      case "instance" -> NameExpansion.instance(config, required(name)).tags();
      case "nodegroup" -> NameExpansion.group(config, required(name)).tags();
      default -> throw invalid("kind");
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
