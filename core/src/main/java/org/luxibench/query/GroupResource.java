package org.luxibench.query;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.luxibench.config.Node;
import org.luxibench.config.NodeGroup;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;

/** The node groups. */
final class GroupResource implements Resource<GroupResource.Row> {

  /** A group as one query sees it. */
  record Row(Scope scope, NodeGroup group) {

    List<String> nodes() {
      return scope.index().nodes().stream()
          .filter(node -> node.group().equals(group.uuid()))
          .map(Node::name)
          .toList();
    }

    List<String> instances() {
      return nodes().stream()
          .flatMap(node -> scope.primaryInstances(node).stream())
          .sorted(NaturalOrder.INSTANCE)
          .toList();
    }
  }

  private static final FieldTable<Row> FIELDS =
      FieldTable.of(
          "group",
          false,
          Map.ofEntries(
              config("name", NodeGroup::name),
              config("uuid", NodeGroup::uuid),
              config("serial_no", NodeGroup::serial),
              config("ctime", NodeGroup::created),
              config("mtime", NodeGroup::modified),
              config("tags", NodeGroup::tags),
              config("alloc_policy", NodeGroup::allocationPolicy),
              config("ndparams", group -> group.nodeParameters().asMap()),
              entry("node_cnt", row -> Cell.of(row.nodes().size())),
              entry("node_list", row -> Cell.of(row.nodes())),
              entry("pinst_cnt", row -> Cell.of(row.instances().size())),
              entry("pinst_list", row -> Cell.of(row.instances()))));

  @Override
  public FieldTable<Row> fields() {
    return FIELDS;
  }

  @Override
  public List<Row> all(Scope scope) {
    return scope.index().groups().stream().map(group -> new Row(scope, group)).toList();
  }

  @Override
  public List<Row> named(Scope scope, List<JsonNode> names) throws GanetiException {
    List<Row> rows = new ArrayList<>(names.size());
    List<String> missing = new ArrayList<>();
    for (JsonNode name : names) {
      Optional<NodeGroup> group = scope.config().group(name.stringValue());
      group.ifPresentOrElse(
          found -> rows.add(new Row(scope, found)), () -> missing.add(name.stringValue()));
    }
    if (!missing.isEmpty()) {
      throw GanetiException.opPrereq(
          "Some groups do not exist: " + String.join(", ", missing), ErrorCode.UNKNOWN_ENTITY);
    }
    return rows;
  }

  private static Map.Entry<String, Function<Row, Cell>> config(
      String name, Function<NodeGroup, ?> read) {
    return entry(name, row -> Cell.present(read.apply(row.group())));
  }
}
