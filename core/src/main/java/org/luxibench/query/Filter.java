package org.luxibench.query;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luxibench.text.SafePattern;
import tools.jackson.databind.JsonNode;

/**
 * A condition on a row (REFERENCE 3). A cell without a value equals nothing, matches nothing and is
 * not true.
 */
sealed interface Filter<T> {

  boolean test(T row);

  /** Whether the configuration's snapshot alone decides. */
  boolean isStable();

  /** All hold. */
  record And<T>(List<Filter<T>> parts) implements Filter<T> {
    @Override
    public boolean isStable() {
      return parts.stream().allMatch(Filter::isStable);
    }

    @Override
    public boolean test(T row) {
      return parts.stream().allMatch(part -> part.test(row));
    }
  }

  /** One holds at least. */
  record Or<T>(List<Filter<T>> parts) implements Filter<T> {
    @Override
    public boolean isStable() {
      return parts.stream().allMatch(Filter::isStable);
    }

    @Override
    public boolean test(T row) {
      return parts.stream().anyMatch(part -> part.test(row));
    }
  }

  /** It does not hold. */
  record Not<T>(Filter<T> part) implements Filter<T> {
    @Override
    public boolean isStable() {
      return part.isStable();
    }

    @Override
    public boolean test(T row) {
      return !part.test(row);
    }
  }

  /** The field is true, not zero, not empty. */
  record Truth<T>(Field<T> field) implements Filter<T> {
    @Override
    public boolean isStable() {
      return field.isStable();
    }

    @Override
    public boolean test(T row) {
      return Values.truth(field.read(row).value());
    }
  }

  /** The field has the value; a host name also when the value is its beginning up to a dot. */
  record Equal<T>(Field<T> field, JsonNode value) implements Filter<T> {
    @Override
    public boolean isStable() {
      return field.isStable();
    }

    @Override
    public boolean test(T row) {
      Cell cell = field.read(row);
      if (cell.status() != 0) {
        return false;
      }
      return field.hostName()
          ? isHost(cell.value(), value.stringValue())
          : Values.equal(cell.value(), value);
    }

    private static boolean isHost(@Nullable Object cell, String wanted) {
      if (!(cell instanceof String name) || name.length() < wanted.length()) {
        return false;
      }
      return name.regionMatches(true, 0, wanted, 0, wanted.length())
          && (name.length() == wanted.length() || name.charAt(wanted.length()) == '.');
    }
  }

  /** The field is a number in this order to the value. */
  record Compare<T>(Field<T> field, Order order, JsonNode value) implements Filter<T> {
    @Override
    public boolean isStable() {
      return field.isStable();
    }

    @Override
    public boolean test(T row) {
      return Values.compare(field.read(row).value(), value).stream().anyMatch(order::holds);
    }
  }

  /** The regular expression is found in the field's text. */
  record Matches<T>(Field<T> field, SafePattern pattern) implements Filter<T> {
    @Override
    public boolean isStable() {
      return field.isStable();
    }

    @Override
    public boolean test(T row) {
      return field.read(row).value() instanceof String text && pattern.isFoundIn(text);
    }
  }

  /** The field is a list with this element, or a text with this part. */
  record Contains<T>(Field<T> field, JsonNode value) implements Filter<T> {
    @Override
    public boolean isStable() {
      return field.isStable();
    }

    @Override
    public boolean test(T row) {
      return Values.contains(field.read(row).value(), value);
    }
  }

  /** How two values may stand to each other. */
  enum Order {
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL;

    boolean holds(int comparison) {
      return switch (this) {
        case LESS -> comparison < 0;
        case LESS_OR_EQUAL -> comparison <= 0;
        case GREATER -> comparison > 0;
        case GREATER_OR_EQUAL -> comparison >= 0;
      };
    }
  }
}
