package org.luxibench.query;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.luxibench.config.Effective;
import org.luxibench.config.Node;
import org.luxibench.config.NodeGroup;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.text.NaturalOrder;
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

    /** Those in effect, each with a value, as clients of 3.0 want them. */
    Settings nodeParameters() {
      return Effective.group(Settings3.nodeParameters(scope.cluster()), group);
    }

    List<String> instances() {
      return nodes().stream()
          .flatMap(node -> scope.primaryInstances(node).stream())
          .sorted(NaturalOrder.INSTANCE)
          .toList();
    }
  }

  private static final Map<String, Function<Row, Cell>> READERS =
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
          entry("pinst_list", row -> Cell.of(row.instances())));

  private static final Map<String, Function<Row, Cell>> NEWER =
      Map.ofEntries(
          config("custom_ndparams", group -> group.nodeParameters().asMap()),
          entry("ndparams", row -> Cell.of(row.nodeParameters().asMap())),
          entry("custom_diskparams", row -> Cell.of(Map.of())),
          entry("diskparams", row -> Cell.of(Settings3.diskParameters().asMap())),
          entry("custom_ipolicy", row -> Cell.of(Map.of())),
          entry("ipolicy", row -> Cell.of(Settings3.policy().asMap())));

  private final FieldTable<Row> fields;
  private final QueryDialect dialect;

  GroupResource(QueryDialect dialect) {
    this.dialect = dialect;
    this.fields = FieldTable.of(dialect, "group", false, readers(dialect));
  }

  @Override
  public FieldTable<Row> fields() {
    return fields;
  }

  @Override
  public List<Row> all(Scope scope) {
    return scope.index().groups().stream().map(group -> new Row(scope, group)).toList();
  }

  @Override
  public Optional<Row> find(Scope scope, JsonNode name) {
    return scope.index().group(name.stringValue()).map(group -> new Row(scope, group));
  }

  @Override
  public GanetiException missing(List<String> names) {
    return dialect == QueryDialect.V2_5
        ? GanetiException.opPrereq(
            "Some groups do not exist: " + String.join(", ", names), ErrorCode.UNKNOWN_ENTITY)
        : dialect.unknown("Group", names.get(0));
  }

  private static Map<String, Function<Row, Cell>> readers(QueryDialect dialect) {
    Map<String, Function<Row, Cell>> readers = new HashMap<>(READERS);
    if (dialect == QueryDialect.V3_0) {
      readers.putAll(NEWER);
      for (String parameter : Settings3.NODE_PARAMETERS) {
        readers.put("ndp/" + parameter, row -> Cell.of(row.nodeParameters().value(parameter)));
      }
    }
    return readers;
  }

  private static Map.Entry<String, Function<Row, Cell>> config(
      String name, Function<NodeGroup, ?> read) {
    return entry(name, row -> Cell.present(read.apply(row.group())));
  }
}
