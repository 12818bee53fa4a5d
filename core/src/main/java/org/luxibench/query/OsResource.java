package org.luxibench.query;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.luxibench.cluster.OperatingSystem;
import org.luxibench.config.Node;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;

/** The operating systems that the answering nodes offer. */
final class OsResource implements Resource<OsRow> {
  private static final FieldTable<OsRow> FIELDS =
      FieldTable.of(
          "os",
          false,
          Map.ofEntries(
              entry("name", os -> Cell.of(os.name())),
              entry("valid", os -> Cell.of(os.valid())),
              entry("hidden", os -> Cell.of(os.listed("hidden_os"))),
              entry("blacklisted", os -> Cell.of(os.listed("blacklisted_os"))),
              entry("variants", os -> Cell.of(os.common(OperatingSystem::variants))),
              entry("parameters", os -> Cell.of(os.common(OperatingSystem::parameters))),
              entry("api_versions", os -> Cell.of(os.common(OperatingSystem::apiVersions))),
              entry("node_status", os -> Cell.of(os.nodeStatus()))));

  @Override
  public FieldTable<OsRow> fields() {
    return FIELDS;
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
  public List<OsRow> named(Scope scope, List<JsonNode> names) throws GanetiException {
    SortedMap<String, OsRow> known = byName(scope);
    List<OsRow> rows = new ArrayList<>(names.size());
    for (JsonNode name : names) {
      OsRow row = known.get(name.stringValue());
      if (row == null) {
        throw GanetiException.opPrereq(
            "Operating system '" + name.stringValue() + "' not known", ErrorCode.UNKNOWN_ENTITY);
      }
      rows.add(row);
    }
    return rows;
  }

  /** Each system with what every answering node says of it, which may be nothing. */
  private static SortedMap<String, OsRow> byName(Scope scope) {
    SortedMap<String, List<OperatingSystem>> answers = new TreeMap<>();
    for (Node node : scope.index().nodes()) {
      if (node.vmCapable() && scope.machines().answers(node)) {
        answers.put(node.name(), scope.machines().operatingSystems(node));
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
