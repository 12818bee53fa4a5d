package org.luxibench.query;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;
import org.luxibench.text.SafePattern;
import tools.jackson.databind.JsonNode;

/**
 * Turns a filter as it came over the wire into a condition. Every limit is checked here, once, so
 * that no filter can make a query run away.
 */
final class FilterParser<T> {
  /** How deep filters may be nested (REFERENCE 3). */
  static final int MOST_LEVELS = 10;

  /** How many operators a filter may have; enough to ask for every item by name. */
  static final int MOST_OPERATORS = 20_000;

  /** How many regular expressions a filter may have. */
  static final int MOST_PATTERNS = 100;

  /** What all of them may cost together. */
  static final int MOST_INSTRUCTIONS = 4 * SafePattern.MOST_INSTRUCTIONS;

  private static final Map<String, Filter.Order> ORDERS =
      Map.of(
          "<", Filter.Order.LESS,
          "<=", Filter.Order.LESS_OR_EQUAL,
          ">", Filter.Order.GREATER,
          ">=", Filter.Order.GREATER_OR_EQUAL);

  private final Resource<T> resource;
  private final QueryDialect dialect;
  private final Set<String> fields = new HashSet<>();
  private int operators;
  private int patterns;
  private long instructions;

  FilterParser(Resource<T> resource, QueryDialect dialect) {
    this.resource = resource;
    this.dialect = dialect;
  }

  /**
   * Reads a whole filter.
   *
   * @throws GanetiException ParameterError, saying what is wrong
   */
  Filter<T> parse(JsonNode filter) throws GanetiException {
    operators = 0;
    patterns = 0;
    instructions = 0;
    fields.clear();
    return parse(filter, 0);
  }

  private Filter<T> parse(JsonNode filter, int level) throws GanetiException {
    if (!filter.isArray() || filter.isEmpty()) {
      throw bad("Invalid filter on level " + level);
    }
    if (level >= MOST_LEVELS) {
      throw bad("Only up to " + MOST_LEVELS + " levels are allowed (filter nested too deep)");
    }
    if (++operators > MOST_OPERATORS) {
      throw bad("Only up to " + MOST_OPERATORS + " operators are allowed in a filter");
    }
    String operator = shown(filter.get(0));
    return switch (operator) {
      case "|" -> new Filter.Or<>(parts(filter, level));
      case "&" -> new Filter.And<>(parts(filter, level));
      case "!" -> new Filter.Not<>(parse(operand(filter, operator), level + 1));
      case "?" -> new Filter.Truth<>(field(operand(filter, operator)));
      default -> binary(filter, operator);
    };
  }

  private List<Filter<T>> parts(JsonNode filter, int level) throws GanetiException {
    List<Filter<T>> parts = new ArrayList<>(filter.size() - 1);
    for (int i = 1; i < filter.size(); i++) {
      parts.add(parse(filter.get(i), level + 1));
    }
    return parts;
  }

  private static JsonNode operand(JsonNode filter, String operator) throws GanetiException {
    if (filter.size() != 2) {
      throw bad("Unary operator '" + operator + "' expects exactly one operand");
    }
    return filter.get(1);
  }

  private Filter<T> binary(JsonNode filter, String operator) throws GanetiException {
    if (!isBinary(operator)) {
      throw bad("Unknown operator '" + operator + "'");
    }
    if (filter.size() != 3) {
      throw bad("Invalid binary operator, expected exactly two operands");
    }
    Field<T> field = field(filter.get(1));
    JsonNode value = filter.get(2);
    checkKind(field, value);
    return switch (operator) {
      case "=", "==" -> new Filter.Equal<>(field, value);
      case "!=" -> new Filter.Not<>(new Filter.Equal<>(field, value));
      case "=~" -> new Filter.Matches<>(field, pattern(value));
      case "=[]" -> new Filter.Contains<>(field, value);
      default -> new Filter.Compare<>(field, ORDERS.get(operator), value);
    };
  }

  private boolean isBinary(String operator) {
    return switch (operator) {
      case "=", "!=", "=~", "=[]" -> true;
      case "==" -> dialect == QueryDialect.V3_0;
      default -> dialect == QueryDialect.V3_0 && ORDERS.containsKey(operator);
    };
  }

  /** The fields that the filter read last speaks of. */
  Set<String> fields() {
    return fields;
  }

  private Field<T> field(JsonNode name) throws GanetiException {
    fields.add(shown(name));
    return resource
        .fields()
        .find(shown(name))
        .orElseThrow(() -> bad(dialect.unknownField(shown(name))));
  }

  private void checkKind(Field<T> field, JsonNode value) throws GanetiException {
    FieldKind kind = field.definition().kind();
    if (!kind.accepts(value) && !resource.takesName(field, value)) {
      throw bad(
          "Unable to compare field '%s' (type '%s') with '%s', expected %s"
              .formatted(field.name(), kind.wireName(), Values.typeName(value), kind.accepted()));
    }
  }

  private SafePattern pattern(JsonNode value) throws GanetiException {
    if (!value.isString()) {
      throw bad("Invalid regex pattern (" + Values.typeName(value) + " is no text)");
    }
    if (++patterns > MOST_PATTERNS) {
      throw bad("Only up to " + MOST_PATTERNS + " regex patterns are allowed in a filter");
    }
    try {
      SafePattern pattern = SafePattern.compile(value.stringValue());
      instructions += pattern.instructions();
      if (instructions > MOST_INSTRUCTIONS) {
        throw bad("Regex patterns too large together (over " + MOST_INSTRUCTIONS + ")");
      }
      return pattern;
    } catch (PatternSyntaxException e) {
      throw new GanetiException(
          GanetiError.of("ParameterError", "Invalid regex pattern (" + e.getMessage() + ")"), e);
    }
  }

  private static String shown(JsonNode node) {
    return node.isString() ? node.stringValue() : node.toString();
  }

  private static GanetiException bad(String message) {
    return new GanetiException(GanetiError.of("ParameterError", message));
  }
}
