package org.luxibench.query;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.json.JsonValue;
import org.luxibench.text.Patience;
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
    boolean all = names == null || (names.isEmpty() && dialect == QueryDialect.V3_0);
    return Table.definitions(resource.fields().select(all ? null : names));
  }

  QueryAnswer newStyle(
      Scope scope, List<String> fields, @Nullable JsonNode filter, Patience patience)
      throws GanetiException {
    List<Field<T>> columns = resource.fields().select(fields);
    Set<String> mentioned = new HashSet<>(fields);
    if (filter == null || filter.isNull()) {
      List<T> all = resource.all(scope, mentioned);
      return answer(scope, new Table<>(columns, all), true, Table::newStyle);
    }
    FilterParser<T> parser = new FilterParser<>(resource, dialect);
    Filter<T> condition = parser.parse(filter);
    mentioned.addAll(parser.fields());
    List<T> rows = rows(scope, condition, mentioned, patience);
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
    List<T> rows =
        wanted.isEmpty() ? resource.all(scope) : asked(scope, wanted, Patience.ofOurOwn());
    List<Field<T>> columns = resource.fields().select(fields);
    refuseUnknown(columns);
    List<T> kept = rows.stream().filter(shown).toList();
    return answer(scope, new Table<>(columns, kept), true, Table::oldStyle);
  }

  private List<T> rows(Scope scope, Filter<T> condition, Set<String> mentioned, Patience patience)
      throws GanetiException {
    Optional<List<JsonNode>> names =
        resource.isNamed() ? RequestedNames.of(condition, resource.nameField()) : Optional.empty();
    if (names.isPresent()) {
      return named(scope, mentions(names.get()), patience);
    }
    List<T> rows = new ArrayList<>();
    for (T row : resource.all(scope, mentioned)) {
      patience.another();
      if (condition.test(row)) {
        rows.add(row);
      }
    }
    return rows;
  }

  /** To name an item twice gives two rows in 3.0, one in 2.5. */
  private List<JsonNode> mentions(List<JsonNode> names) {
    return dialect == QueryDialect.V3_0 ? names : List.copyOf(new LinkedHashSet<>(names));
  }

  private List<T> named(Scope scope, List<JsonNode> names, Patience patience)
      throws GanetiException {
    List<String> missing = new ArrayList<>();
    List<T> rows = found(scope, names, patience, missing);
    if (!missing.isEmpty()) {
      throw resource.missing(missing);
    }
    return rows;
  }

  /** The old methods of 3.0 pass over what does not exist. */
  private List<T> asked(Scope scope, List<JsonNode> names, Patience patience)
      throws GanetiException {
    return dialect == QueryDialect.V2_5
        ? named(scope, names, patience)
        : found(scope, names, patience, new ArrayList<>());
  }

  private List<T> found(Scope scope, List<JsonNode> names, Patience patience, List<String> missing)
      throws GanetiException {
    Resource.Lookup<T> lookup = resource.lookup(scope);
    List<T> rows = new ArrayList<>();
    for (JsonNode name : names) {
      patience.another();
      lookup.rows(name).ifPresentOrElse(rows::addAll, () -> missing.add(name.asString()));
    }
    return rows;
  }

  private QueryAnswer answer(
      Scope scope, Table<T> table, boolean stableRows, Function<Table<T>, JsonValue> style) {
    boolean stable =
        stableRows && resource.isStable() && table.columns().stream().allMatch(Field::isStable);
    return new QueryAnswer(
        scope.config(),
        stable,
        table.cells(),
        resource.readsFiles(table.rows()),
        style.apply(table));
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
