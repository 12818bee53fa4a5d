package org.luxibench.query;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;

/** A kind of thing that can be queried. */
interface Resource<T> {

  FieldTable<T> fields();

  /** The column that names an item; filters of equalities on it alone name what is wanted. */
  default String nameField() {
    return "name";
  }

  /** Whether such filters name what is wanted; elsewhere they choose rows as all filters do. */
  default boolean isNamed() {
    return true;
  }

  /** Whether a filter may compare the field with a value that its kind does not cover. */
  default boolean takesName(Field<T> field, JsonNode value) {
    return false;
  }

  /** Whether the configuration's snapshot alone decides which items there are. */
  default boolean isStable() {
    return true;
  }

  /** Whether one of these rows is read from a file when it is written. */
  default boolean readsFiles(List<T> rows) {
    return false;
  }

  /**
   * Every item that a question may be about, in natural order.
   *
   * @param mentioned the fields that the question asks for or filters by
   */
  default List<T> all(Scope scope, Set<String> mentioned) throws GanetiException {
    return all(scope);
  }

  /** Every item, in natural order. */
  List<T> all(Scope scope) throws GanetiException;

  /**
   * The item of this name.
   *
   * @param name of the type that the name column takes
   */
  Optional<T> find(Scope scope, JsonNode name) throws GanetiException;

  /** The rows of this name, where there may be several or none; nothing if it does not exist. */
  default Optional<List<T>> findAll(Scope scope, JsonNode name) throws GanetiException {
    return find(scope, name).map(List::of);
  }

  /** Finds rows by name, one name after the other, within one query. */
  @FunctionalInterface
  interface Lookup<T> {
    /** As {@link Resource#findAll}. */
    Optional<List<T>> rows(JsonNode name) throws GanetiException;
  }

  /** What one query that names items asks for each; what all names need is done once. */
  default Lookup<T> lookup(Scope scope) {
    return name -> findAll(scope, name);
  }

  /**
   * What is thrown when items are asked for that do not exist: OpPrereqError, unknown_entity.
   *
   * @param names at least one
   */
  GanetiException missing(List<String> names);
}
