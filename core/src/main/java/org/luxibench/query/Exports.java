package org.luxibench.query;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Node;
import org.luxibench.error.GanetiException;

/** Asks nodes for the exports they keep. */
final class Exports {
  private Exports() {}

  /** Node to its exports, false where it did not answer. */
  static Map<String, Object> of(QueryDialect dialect, Scope scope, List<String> names)
      throws GanetiException {
    Map<String, Object> exports = new TreeMap<>();
    for (Node node : asked(dialect, scope, names)) {
      Optional<List<String>> kept = scope.machines().exports(node);
      exports.put(node.name(), kept.<Object>map(list -> list).orElse(false));
    }
    return exports;
  }

  /** A pair of node and export for each export, as 3.0 has it; null where it did not answer. */
  static List<List<@Nullable String>> pairs(Scope scope, List<String> names)
      throws GanetiException {
    List<List<@Nullable String>> pairs = new ArrayList<>();
    for (Node node : asked(QueryDialect.V3_0, scope, names)) {
      Optional<List<String>> kept = scope.machines().exports(node);
      kept.orElse(List.of()).forEach(export -> pairs.add(List.of(node.name(), export)));
      if (kept.isEmpty()) {
        pairs.add(Arrays.asList(node.name(), null));
      }
    }
    return pairs;
  }

  private static List<Node> asked(QueryDialect dialect, Scope scope, List<String> names)
      throws GanetiException {
    return names.isEmpty() ? scope.index().nodes() : named(dialect, scope, names);
  }

  private static List<Node> named(QueryDialect dialect, Scope scope, List<String> names)
      throws GanetiException {
    Set<Node> nodes = new LinkedHashSet<>();
    for (String name : names) {
      nodes.add(scope.index().node(name).orElseThrow(() -> dialect.unknown("Node", name)));
    }
    return List.copyOf(nodes);
  }
}
