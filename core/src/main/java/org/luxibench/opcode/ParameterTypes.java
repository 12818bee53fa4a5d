package org.luxibench.opcode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/** The words of which parameter types are composed. */
final class ParameterTypes {
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private static final Map<String, ParameterType> NAMED =
      Map.ofEntries(
          Map.entry("any", value -> true),
          Map.entry("Anything", value -> true),
          Map.entry("None", JsonNode::isNull),
          Map.entry("Boolean", JsonNode::isBoolean),
          Map.entry("String", JsonNode::isString),
          Map.entry("NonEmptyString", value -> value.isString() && !value.stringValue().isEmpty()),
          Map.entry("Integer", JsonNode::isIntegralNumber),
          Map.entry("Float", ParameterTypes::isFiniteFraction),
          Map.entry("EqualGreaterZero", value -> size(value) >= 0),
          Map.entry("GreaterThanZero", value -> size(value) > 0),
          Map.entry("List", JsonNode::isArray),
          Map.entry("Dictionary", JsonNode::isObject),
          Map.entry("EvalToTrue", value -> !value.isNull() && !value.isEmpty()),
          Map.entry("JobId", ParameterTypes::isJobId),
          Map.entry("RelativeJobId", value -> isLong(value) && value.longValue() < 0),
          // File storage is always enabled here.
          Map.entry("CheckFileStorage", value -> true),
          Map.entry("StorageType", oneOf(List.of("file", "lvm-pv", "lvm-vg"))));

  private ParameterTypes() {}

  static Optional<ParameterType> named(String word) {
    return Optional.ofNullable(NAMED.get(word.contains("StorageType") ? "StorageType" : word));
  }

  static ParameterType either(ParameterType left, ParameterType right) {
    return value -> left.accepts(value) || right.accepts(value);
  }

  static ParameterType both(ParameterType left, ParameterType right) {
    return value -> left.accepts(value) && right.accepts(value);
  }

  static ParameterType listOf(ParameterType item) {
    return value -> value.isArray() && value.values().stream().allMatch(item::accepts);
  }

  static ParameterType mapOf(ParameterType key, ParameterType item) {
    return value ->
        value.isObject()
            && value.properties().stream()
                .allMatch(
                    entry ->
                        key.accepts(StringNode.valueOf(entry.getKey()))
                            && item.accepts(entry.getValue()));
  }

  static ParameterType oneOf(List<String> choices) {
    return value -> (value.isString() || value.isNumber()) && choices.contains(value.asString());
  }

  static ParameterType item(int index, ParameterType type) {
    return value -> value.isArray() && value.size() > index && type.accepts(value.get(index));
  }

  /** NaN and infinities are numbers to the reference, which then fails in its system calls. */
  private static boolean isFiniteFraction(JsonNode value) {
    return value.isFloatingPointNumber() && Double.isFinite(value.doubleValue());
  }

  private static boolean isJobId(JsonNode value) {
    return value.isString()
        ? DIGITS.matcher(value.stringValue()).matches()
        : isLong(value) && value.longValue() >= 0;
  }

  private static boolean isLong(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToLong();
  }

  /** NaN for what is no number, or has more digits than any number here. */
  private static double size(JsonNode value) {
    return value.isNumber() ? value.doubleValueOpt().orElse(Double.NaN) : Double.NaN;
  }
}
