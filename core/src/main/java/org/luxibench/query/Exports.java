package org.luxibench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.luxibench.config.NameExpansion;
import org.luxibench.config.Node;
import org.luxibench.error.GanetiException;

/** Asks nodes for the exports they keep. */
final class Exports {
  private Exports() {}

  static Map<String, Object> of(QueryDialect dialect, Scope scope, List<String> names)
      throws GanetiException {
    Map<String, Object> exports = new TreeMap<>();
    for (Node node : names.isEmpty() ? scope.index().nodes() : named(dialect, scope, names)) {
      Optional<List<String>> kept = scope.machines().exports(node);
      exports.put(node.name(), kept.<Object>map(list -> list).orElse(false));
    }
    return exports;
  }

  private static List<Node> named(QueryDialect dialect, Scope scope, List<String> names)
      throws GanetiException {
    List<Node> nodes = new ArrayList<>(names.size());
    for (String name : names) {
      nodes.add(
          NameExpansion.findNode(scope.config(), name)
              .orElseThrow(() -> dialect.unknown("Node", name)));
    }
    return nodes;
  }
}
