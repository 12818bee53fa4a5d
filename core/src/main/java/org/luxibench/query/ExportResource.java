package org.luxibench.query;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Node;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;

/** The exports that nodes keep, for clients of 3.0; a node that does not answer has one row too. */
final class ExportResource implements Resource<ExportResource.Row> {

  /**
   * An export as one query sees it.
   *
   * @param export null where the node did not answer
   */
  record Row(String node, @Nullable String export) {}

  private static final FieldTable<Row> FIELDS =
      FieldTable.of(
          QueryDialect.V3_0,
          "export",
          false,
          Map.ofEntries(
              entry("node", row -> Cell.of(row.node())),
              entry("export", row -> row.export() == null ? Cell.NO_DATA : Cell.of(row.export()))));

  @Override
  public FieldTable<Row> fields() {
    return FIELDS;
  }

  @Override
  public String nameField() {
    return "node";
  }

  @Override
  public boolean isStable() {
    return false;
  }

  @Override
  public List<Row> all(Scope scope) {
    return scope.index().nodes().stream().flatMap(node -> rows(scope, node)).toList();
  }

  /** The first export on the node. */
  @Override
  public Optional<Row> find(Scope scope, JsonNode name) {
    return findAll(scope, name).flatMap(rows -> rows.stream().findFirst());
  }

  /** A node without exports has no row, and yet is not missing. */
  @Override
  public Optional<List<Row>> findAll(Scope scope, JsonNode name) {
    return scope.index().node(name.stringValue()).map(node -> rows(scope, node).toList());
  }

  @Override
  public GanetiException missing(List<String> names) {
    return QueryDialect.V3_0.unknown("Node", names.get(0));
  }

  private static Stream<Row> rows(Scope scope, Node node) {
    Optional<List<String>> kept = scope.machines().exports(node);
    return kept.isPresent()
        ? kept.get().stream().map(export -> new Row(node.name(), export))
        : Stream.of(new Row(node.name(), null));
  }
}
