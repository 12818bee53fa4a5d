package org.luxibench.daemon;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** The arguments of one request, by position. */
final class Arguments {
  private final List<JsonNode> values;
  private final JsonNode asSent;

  /**
   * @param asSent what the values were taken from
   */
  Arguments(List<JsonNode> values, JsonNode asSent) {
    this.values = values;
    this.asSent = asSent;
  }

  /** All of them, as they were sent. */
  JsonNode asSent() {
    return asSent;
  }

  int count() {
    return values.size();
  }

  /** The argument; JSON null where none was given. */
  JsonNode at(int index) {
    return index < values.size() ? values.get(index) : NullNode.getInstance();
  }

  /**
   * A list of texts.
   *
   * @param parameter the opcode's parameter that the reference would blame
   */
  List<String> texts(int index, String parameter) throws GanetiException {
    JsonNode list = at(index);
    if (!list.isArray()) {
      throw invalid(parameter);
    }
    List<String> texts = new ArrayList<>(list.size());
    for (JsonNode each : list.values()) {
      if (!each.isString()) {
        throw invalid(parameter);
      }
      texts.add(each.stringValue());
    }
    return texts;
  }

  /** A list of texts, or none where it is null. */
  List<String> textsOrNone(int index, String parameter) throws GanetiException {
    return at(index).isNull() ? List.of() : texts(index, parameter);
  }

  /** A text. */
  String text(int index, String parameter) throws GanetiException {
    if (!at(index).isString()) {
      throw invalid(parameter);
    }
    return at(index).stringValue();
  }

  /** A list. */
  List<JsonNode> list(int index, String what) {
    return list(at(index), what);
  }

  static List<JsonNode> list(JsonNode value, String what) {
    if (!value.isArray()) {
      throw new ArgumentException(what + " must be a list, not " + kindOf(value));
    }
    return List.copyOf(value.values());
  }

  /** A number that is neither NaN nor infinite, nor too long an integer to be a double. */
  double number(int index, String what) throws GanetiException {
    JsonNode value = at(index);
    double number = value.isNumber() ? value.doubleValueOpt().orElse(Double.NaN) : Double.NaN;
    if (!Double.isFinite(number)) {
      throw GanetiException.opPrereq(
          what + " is " + value + ", expected a number", ErrorCode.WRONG_INPUT);
    }
    return number;
  }

  /** What Python takes for true. */
  boolean truthy(int index) {
    JsonNode value = at(index);
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    if (value.isNumber()) {
      return value.doubleValueOpt().orElse(1) != 0;
    }
    return value.isString() ? !value.stringValue().isEmpty() : !value.isEmpty();
  }

  static GanetiException invalid(String parameter) {
    return GanetiException.opPrereq(
        "Parameter '" + parameter + "' fails validation", ErrorCode.WRONG_INPUT);
  }

  static String kindOf(JsonNode value) {
    return value.getNodeType().name().toLowerCase(Locale.ROOT);
  }
}
