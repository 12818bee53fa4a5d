package org.luxibench.query;

import static java.util.Map.entry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.luxibench.cluster.OperatingSystem;
import org.luxibench.config.Node;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.text.NaturalOrder;
import tools.jackson.databind.JsonNode;

/** The operating systems that the answering nodes offer. */
final class OsResource implements Resource<OsRow> {
  private static final Map<String, Function<OsRow, Cell>> READERS =
      Map.ofEntries(
          entry("name", os -> Cell.of(os.name())),
          entry("valid", os -> Cell.of(os.valid())),
          entry("hidden", os -> Cell.of(os.listed("hidden_os"))),
          entry("blacklisted", os -> Cell.of(os.listed("blacklisted_os"))),
          entry("variants", os -> Cell.of(os.common(OperatingSystem::variants))),
          entry("parameters", os -> Cell.of(os.common(OperatingSystem::parameters))),
          entry("api_versions", os -> Cell.of(os.common(OperatingSystem::apiVersions))),
          entry("node_status", os -> Cell.of(os.nodeStatus())));

  private static final Map<String, Function<OsRow, Cell>> NEWER =
      Map.of(
          "node_status", os -> Cell.of(os.nodeStatus3()),
          "os_hvp", os -> Cell.of(os.setting("os_hvp")),
          "osparams", os -> Cell.of(os.setting("osparams")),
          "trusted", os -> Cell.of(true));

  private final FieldTable<OsRow> fields;

  /** How nodes are told apart in a cell: by name, in 3.0 by UUID. */
  private final Function<Node, String> keyed;

  OsResource(QueryDialect dialect) {
    Map<String, Function<OsRow, Cell>> readers = new HashMap<>(READERS);
    if (dialect == QueryDialect.V3_0) {
      readers.putAll(NEWER);
    }
    this.keyed = dialect == QueryDialect.V3_0 ? Node::uuid : Node::name;
    this.fields = FieldTable.of(dialect, "os", false, readers);
  }

  @Override
  public FieldTable<OsRow> fields() {
    return fields;
  }

  @Override
  public boolean isStable() {
    return false;
  }

  @Override
  public List<OsRow> all(Scope scope) {
    return List.copyOf(byName(scope).values());
  }

  @Override
  public Optional<OsRow> find(Scope scope, JsonNode name) {
    return Optional.ofNullable(byName(scope).get(name.stringValue()));
  }

  /** The nodes are asked once, whatever the number of names. */
  @Override
  public Lookup<OsRow> lookup(Scope scope) {
    SortedMap<String, OsRow> rows = byName(scope);
    return name -> Optional.ofNullable(rows.get(name.stringValue())).map(List::of);
  }

  @Override
  public GanetiException missing(List<String> names) {
    return GanetiException.opPrereq(
        "Operating system '" + names.get(0) + "' not known", ErrorCode.UNKNOWN_ENTITY);
  }

  /** Each system with what every answering node says of it, which may be nothing. */
  private SortedMap<String, OsRow> byName(Scope scope) {
    SortedMap<String, List<OperatingSystem>> answers = new TreeMap<>();
    for (Node node : scope.index().nodes()) {
      if (node.vmCapable() && scope.machines().answers(node)) {
        answers.put(keyed.apply(node), scope.machines().operatingSystems(node));
      }
    }
    SortedMap<String, OsRow> rows = new TreeMap<>(NaturalOrder.INSTANCE);
    answers.values().stream()
        .flatMap(List::stream)
        .map(OperatingSystem::name)
        .distinct()
        .forEach(name -> rows.put(name, OsRow.of(scope.cluster(), name, answers)));
    return rows;
  }
}
