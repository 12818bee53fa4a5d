package org.luxibench.query;

import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Makes filters that are well formed, of all operators, over a few instance fields. */
final class RandomFilter {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> TEXTS =
      List.of("name", "pnode", "os", "status", "disk_template", "pnode.group");
  private static final List<String> NUMBERS =
      List.of("be/memory", "disk.count", "serial_no", "oper_ram", "disk.size/0");
  private static final List<String> FLAGS = List.of("admin_state", "oper_state");
  private static final List<String> LISTS = List.of("tags", "snodes", "disk.sizes", "nic.ips");
  private static final List<String> VALUES =
      List.of(
          "inst1",
          "inst2.example.com",
          "node1",
          "node2.example.com",
          "drbd",
          "running",
          "web",
          "tier:1",
          "default",
          "e");
  private static final List<String> PATTERNS = List.of("^inst1", "2", "(a|b)+", "e$", "^.{17}$");

  private final Random random;

  RandomFilter(Random random) {
    this.random = random;
  }

  JsonNode next() {
    return filter(1 + random.nextInt(4));
  }

  private ArrayNode filter(int depth) {
    if (depth == 0) {
      return leaf();
    }
    return switch (random.nextInt(4)) {
      case 0 -> parts("|", depth);
      case 1 -> parts("&", depth);
      case 2 -> JSON.arrayNode().add("!").add(filter(depth - 1));
      default -> leaf();
    };
  }

  private ArrayNode parts(String operator, int depth) {
    ArrayNode filter = JSON.arrayNode().add(operator);
    for (int i = random.nextInt(4); i > 0; i--) {
      filter.add(filter(depth - 1));
    }
    return filter;
  }

  private ArrayNode leaf() {
    return switch (random.nextInt(6)) {
      case 0 -> JSON.arrayNode().add("?").add(pick(pick(List.of(TEXTS, NUMBERS, FLAGS, LISTS))));
      case 1 -> equality(pick(TEXTS)).add(pick(VALUES));
      case 2 -> equality(pick(NUMBERS)).add(pick(List.of(0, 1, 128, 256, 10_240)));
      case 3 -> equality(pick(FLAGS)).add(random.nextBoolean());
      case 4 -> JSON.arrayNode().add("=~").add(pick(TEXTS)).add(pick(PATTERNS));
      default -> contains();
    };
  }

  private ArrayNode contains() {
    ArrayNode filter = JSON.arrayNode().add("=[]").add(pick(LISTS));
    return random.nextBoolean() ? filter.add(pick(VALUES)) : filter.add(10_240);
  }

  private ArrayNode equality(String field) {
    return JSON.arrayNode().add(random.nextBoolean() ? "=" : "!=").add(field);
  }

  private <V> V pick(List<V> values) {
    return values.get(random.nextInt(values.size()));
  }
}
