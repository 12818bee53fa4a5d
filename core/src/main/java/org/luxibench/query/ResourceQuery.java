package org.luxibench.query;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.json.JsonValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Queries of one resource: chooses rows and columns, and leaves the reading to whoever writes. */
final class ResourceQuery<T> {
  private final Resource<T> resource;
  private final QueryDialect dialect;

  ResourceQuery(Resource<T> resource, QueryDialect dialect) {
    this.resource = resource;
    this.dialect = dialect;
  }

  JsonValue fields(@Nullable List<String> names) {
    return Table.definitions(resource.fields().select(names));
  }

  QueryAnswer newStyle(Scope scope, List<String> fields, @Nullable JsonNode filter)
      throws GanetiException {
    List<Field<T>> columns = resource.fields().select(fields);
    if (filter == null || filter.isNull()) {
      return answer(scope, new Table<>(columns, resource.all(scope)), true, Table::newStyle);
    }
    Filter<T> condition = new FilterParser<>(resource, dialect).parse(filter);
    List<T> rows = rows(scope, condition);
    return answer(scope, new Table<>(columns, rows), condition.isStable(), Table::newStyle);
  }

  QueryAnswer oldStyle(Scope scope, List<String> names, List<String> fields)
      throws GanetiException {
    return oldStyle(scope, names, fields, row -> true);
  }

  /** Leaves out rows, named or not, that are not to be shown. */
  QueryAnswer oldStyle(Scope scope, List<String> names, List<String> fields, Predicate<T> shown)
      throws GanetiException {
    List<JsonNode> wanted =
        new LinkedHashSet<>(names)
            .stream().<JsonNode>map(JsonNodeFactory.instance::stringNode).toList();
    List<T> rows = wanted.isEmpty() ? resource.all(scope) : resource.named(scope, wanted);
    List<Field<T>> columns = resource.fields().select(fields);
    refuseUnknown(columns);
    List<T> kept = rows.stream().filter(shown).toList();
    return answer(scope, new Table<>(columns, kept), true, Table::oldStyle);
  }

  private List<T> rows(Scope scope, Filter<T> condition) throws GanetiException {
    Optional<List<JsonNode>> names = RequestedNames.of(condition, resource.nameField());
    return names.isPresent()
        ? resource.named(scope, names.get())
        : resource.all(scope).stream().filter(condition::test).toList();
  }

  private QueryAnswer answer(
      Scope scope, Table<T> table, boolean stableRows, Function<Table<T>, JsonValue> style) {
    boolean stable =
        stableRows && resource.isStable() && table.columns().stream().allMatch(Field::isStable);
    return new QueryAnswer(scope.config(), stable, table.cells(), style.apply(table));
  }

  private void refuseUnknown(List<Field<T>> columns) throws GanetiException {
    List<String> unknown =
        columns.stream().filter(Field::isUnknown).map(Field::name).distinct().toList();
    if (!unknown.isEmpty()) {
      throw GanetiException.opPrereq(
          "Unknown output fields selected: " + String.join(", ", unknown), ErrorCode.WRONG_INPUT);
    }
  }
}
