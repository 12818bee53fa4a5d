package org.luxibench.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luxibench.text.NaturalOrder;

/** All columns of one resource. */
final class FieldTable<T> {
  /** Fields whose values are host names, whatever the resource. */
  private static final Set<String> HOST_NAMES = Set.of("name", "pnode");

  private final Map<String, Field<T>> byName;
  private final List<Field<T>> sorted;

  private FieldTable(Map<String, Field<T>> byName) {
    this.byName = byName;
    this.sorted =
        byName.values().stream()
            .sorted((a, b) -> NaturalOrder.INSTANCE.compare(a.name(), b.name()))
            .toList();
  }

  /**
   * Joins the catalogue's definitions with the code that reads them.
   *
   * @throws IllegalStateException if one side has a field that the other lacks
   */
  static <T> FieldTable<T> of(
      QueryDialect dialect,
      String resource,
      boolean hostNames,
      Map<String, Function<T, Cell>> readers) {
    Map<String, Field<T>> byName = new HashMap<>();
    for (FieldDefinition definition : FieldCatalogue.of(dialect, resource)) {
      Function<T, Cell> reader = readers.get(definition.name());
      if (reader == null) {
        throw new IllegalStateException("nothing reads " + resource + " " + definition.name());
      }
      boolean hostName = hostNames && HOST_NAMES.contains(definition.name());
      byName.put(definition.name(), new Field<>(definition, hostName, reader));
    }
    if (byName.size() != readers.size()) {
      throw new IllegalStateException(resource + " has readers of fields that are not defined");
    }
    return new FieldTable<>(byName);
  }

  Optional<Field<T>> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The named columns in the order given, unknown ones included; all by name for null. */
  List<Field<T>> select(@Nullable List<String> names) {
    if (names == null) {
      return sorted;
    }
    List<Field<T>> selected = new ArrayList<>(names.size());
    for (String name : names) {
      selected.add(find(name).orElseGet(() -> Field.unknown(name)));
    }
    return selected;
  }
}
