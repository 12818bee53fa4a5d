package org.luxibench.query;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.luxibench.cluster.NodeLive;
import org.luxibench.config.Node;
import org.luxibench.config.NodeGroup;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;

/** The machines. */
final class NodeResource implements Resource<NodeRow> {
  private static final Map<String, Function<NodeRow, Cell>> READERS =
      Map.ofEntries(
          config("name", Node::name),
          config("uuid", Node::uuid),
          config("serial_no", Node::serial),
          config("ctime", Node::created),
          config("mtime", Node::modified),
          config("tags", Node::tags),
          config("pip", Node::primaryIp),
          config("sip", Node::secondaryIp),
          config("offline", Node::offline),
          config("drained", Node::drained),
          config("master_candidate", Node::masterCandidate),
          config("master_capable", Node::masterCapable),
          config("vm_capable", Node::vmCapable),
          config("group.uuid", Node::group),
          config("custom_ndparams", node -> node.nodeParameters().asMap()),
          entry("group", row -> Cell.present(row.group().map(NodeGroup::name).orElse(null))),
          entry("ndparams", NodeRow::parameters),
          entry("master", row -> Cell.of(row.isMaster())),
          entry("role", row -> Cell.of(row.role())),
          entry("powered", NodeRow::powered),
          entry("pinst_cnt", row -> Cell.of(row.primaries().size())),
          entry("pinst_list", row -> Cell.of(row.primaries())),
          entry("sinst_cnt", row -> Cell.of(row.secondaries().size())),
          entry("sinst_list", row -> Cell.of(row.secondaries())),
          live("bootid", NodeLive::bootId),
          live("cnodes", NodeLive::cpuNodes),
          live("csockets", NodeLive::cpuSockets),
          live("ctotal", NodeLive::cpuTotal),
          live("dfree", NodeLive::diskFree),
          live("dtotal", NodeLive::diskTotal),
          live("mfree", NodeLive::memoryFree),
          live("mnode", NodeLive::memoryNode),
          live("mtotal", NodeLive::memoryTotal));

  private static final Map<String, Function<NodeRow, Cell>> NEWER =
      Map.ofEntries(
          live("cnos", NodeLive::cpuTotal),
          entry("ndparams", row -> Cell.of(row.allParameters().asMap())),
          entry("disk_state", row -> Cell.UNAVAILABLE),
          entry("hv_state", row -> Cell.UNAVAILABLE),
          entry("spfree", row -> row.node().offline() ? Cell.OFFLINE : Cell.NO_DATA),
          entry("sptotal", row -> row.node().offline() ? Cell.OFFLINE : Cell.NO_DATA));

  private final FieldTable<NodeRow> fields;
  private final QueryDialect dialect;

  NodeResource(QueryDialect dialect) {
    this.dialect = dialect;
    this.fields = FieldTable.of(dialect, "node", true, readers(dialect));
  }

  @Override
  public FieldTable<NodeRow> fields() {
    return fields;
  }

  @Override
  public List<NodeRow> all(Scope scope) {
    return scope.index().nodes().stream().map(node -> new NodeRow(scope, node)).toList();
  }

  @Override
  public Optional<NodeRow> find(Scope scope, JsonNode name) {
    return scope.index().node(name.stringValue()).map(node -> new NodeRow(scope, node));
  }

  @Override
  public GanetiException missing(List<String> names) {
    return dialect.unknown("Node", names.get(0));
  }

  private static Map<String, Function<NodeRow, Cell>> readers(QueryDialect dialect) {
    Map<String, Function<NodeRow, Cell>> readers = new HashMap<>(READERS);
    if (dialect == QueryDialect.V3_0) {
      readers.putAll(NEWER);
      for (String parameter : Settings3.NODE_PARAMETERS) {
        readers.put("ndp/" + parameter, row -> Cell.of(row.allParameters().value(parameter)));
      }
    }
    return readers;
  }

  private static Map.Entry<String, Function<NodeRow, Cell>> config(
      String name, Function<Node, ?> read) {
    return Map.entry(name, row -> Cell.present(read.apply(row.node())));
  }

  private static Map.Entry<String, Function<NodeRow, Cell>> live(
      String name, Function<NodeLive, Object> read) {
    return Map.entry(name, row -> row.live(read));
  }
}
