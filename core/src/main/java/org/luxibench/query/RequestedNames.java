package org.luxibench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds out whether a filter does nothing but name the wanted items. */
final class RequestedNames {
  private RequestedNames() {}

  /**
   * The values that the name column is compared with, in order; empty when anything but equality
   * and "or" is used, or nothing is named.
   */
  static <T> Optional<List<JsonNode>> of(Filter<T> filter, String nameField) {
    List<JsonNode> names = new ArrayList<>();
    boolean onlyNames = collect(filter, nameField, names);
    return onlyNames && !names.isEmpty() ? Optional.of(List.copyOf(names)) : Optional.empty();
  }

  private static <T> boolean collect(Filter<T> filter, String nameField, List<JsonNode> names) {
    if (filter instanceof Filter.Or<T> or) {
      return or.parts().stream().allMatch(part -> collect(part, nameField, names));
    }
    if (filter instanceof Filter.Equal<T> equal && equal.field().name().equals(nameField)) {
      names.add(equal.value());
      return true;
    }
    return false;
  }
}
