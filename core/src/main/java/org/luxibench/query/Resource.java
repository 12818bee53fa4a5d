package org.luxibench.query;

import java.util.List;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;

/** A kind of thing that can be queried. */
interface Resource<T> {

  FieldTable<T> fields();

  /** The column that names an item; filters of equalities on it alone name what is wanted. */
  default String nameField() {
    return "name";
  }

  /** Whether a filter may compare the field with a value that its kind does not cover. */
  default boolean takesName(Field<T> field, JsonNode value) {
    return false;
  }

  /** Whether the configuration's snapshot alone decides which items there are. */
  default boolean isStable() {
    return true;
  }

  /** Every item, in natural order. */
  List<T> all(Scope scope) throws GanetiException;

  /**
   * The items of these names, in this order.
   *
   * @param names distinct, of the type that the name column takes
   * @throws GanetiException OpPrereqError, unknown_entity, if one does not exist
   */
  List<T> named(Scope scope, List<JsonNode> names) throws GanetiException;
}
