package org.luxibench.query;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;

/** A kind of thing that clients of 3.0 may ask about, of which this daemon never has one. */
final class EmptyResource implements Resource<Object> {
  private final String kind;
  private final FieldTable<Object> fields;

  EmptyResource(String kind) {
    this.kind = kind;
    Map<String, Function<Object, Cell>> readers = new HashMap<>();
    FieldCatalogue.of(QueryDialect.V3_0, kind)
        .forEach(each -> readers.put(each.name(), row -> Cell.UNAVAILABLE));
    this.fields = FieldTable.of(QueryDialect.V3_0, kind, false, readers);
  }

  @Override
  public FieldTable<Object> fields() {
    return fields;
  }

  @Override
  public String nameField() {
    return isNamed() ? "name" : "uuid";
  }

  /** Filter rules have no names; asking for one that is not there is no error. */
  @Override
  public boolean isNamed() {
    return fields.find("name").isPresent();
  }

  @Override
  public List<Object> all(Scope scope) {
    return List.of();
  }

  @Override
  public Optional<Object> find(Scope scope, JsonNode name) {
    return Optional.empty();
  }

  @Override
  public GanetiException missing(List<String> names) {
    String title = Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    return QueryDialect.V3_0.unknown(title, names.get(0));
  }
}
