package org.luxibench.daemon;

import java.util.regex.Pattern;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A reply without what depends on time or host, in the order in which it was sent. */
final class Shape {
  private static final Pattern WORKER = Pattern.compile("Jq\\d+/");
  private static final Pattern PYTHON = Pattern.compile("Caught exception: .*", Pattern.DOTALL);
  private static final long YEAR_2023 = 1_700_000_000;

  private Shape() {}

  static String of(String reply) {
    return reply.isEmpty() ? "closed" : tree(Json.MAPPER.readTree(reply)).toString();
  }

  static JsonNode tree(JsonNode value) {
    if (value.isArray()) {
      return isTime(value) ? text("a time") : array(value);
    }
    if (value.isObject()) {
      return object(value);
    }
    if (value.isString()) {
      String text = WORKER.matcher(value.stringValue()).replaceAll("Jq/");
      return text(PYTHON.matcher(text).replaceAll("Caught exception: its wording"));
    }
    return value;
  }

  private static boolean isTime(JsonNode value) {
    return value.size() == 2
        && value.get(0).isIntegralNumber()
        && value.get(1).isIntegralNumber()
        && value.get(0).longValue() > YEAR_2023;
  }

  private static JsonNode array(JsonNode value) {
    ArrayNode copy = JsonNodeFactory.instance.arrayNode();
    value.values().forEach(each -> copy.add(tree(each)));
    return copy;
  }

  /** Descriptions of fields are our own words. */
  private static JsonNode object(JsonNode value) {
    ObjectNode copy = JsonNodeFactory.instance.objectNode();
    value
        .properties()
        .forEach(
            each ->
                copy.set(
                    each.getKey(),
                    each.getKey().equals("doc") ? text("doc") : tree(each.getValue())));
    return copy;
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }
}
