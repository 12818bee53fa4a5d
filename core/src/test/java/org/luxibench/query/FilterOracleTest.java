package org.luxibench.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Filters by the book, over the JSON of an unfiltered answer, and compares. */
class FilterOracleTest {
  private static final long SEED = 4_711;
  private static final int FILTERS = 1_000;

  private final FakeSources sources = new FakeSources(ClusterConfigs.generate(5, 2, 40));
  private final QueryService queries = new QueryService(sources, QueryDialect.V2_5);

  @Test
  void randomFiltersChooseWhatTheOracleChooses() throws GanetiException {
    sources.cluster.faults().silence("node3.example.com");
    sources.cluster.faults().crash("inst4.example.com");
    List<Map<String, JsonNode>> all = everything();
    Random random = new Random(SEED);
    RandomFilter filters = new RandomFilter(random);
    int chosen = 0;
    for (int i = 0; i < FILTERS; i++) {
      // an outer "and" keeps a filter of names alone from naming what is wanted
      JsonNode filter = JsonNodeFactory.instance.arrayNode().add("&").add(filters.next());
      List<String> names = names(queries.query("instance", List.of("name"), filter));
      assertThat(names).as("filter %s", filter).isEqualTo(expected(all, filter));
      chosen += names.isEmpty() || names.size() == all.size() ? 0 : 1;
    }
    assertThat(chosen).as("filters that choose some but not all").isGreaterThan(FILTERS / 5);
  }

  private static List<String> expected(List<Map<String, JsonNode>> all, JsonNode filter) {
    return all.stream()
        .filter(row -> holds(filter, row))
        .map(row -> row.get("name").stringValue())
        .toList();
  }

  private static boolean holds(JsonNode filter, Map<String, JsonNode> row) {
    String operator = filter.get(0).stringValue();
    return switch (operator) {
      case "|" -> filter.values().stream().skip(1).anyMatch(part -> holds(part, row));
      case "&" -> filter.values().stream().skip(1).allMatch(part -> holds(part, row));
      case "!" -> !holds(filter.get(1), row);
      default -> leaf(operator, filter, row);
    };
  }

  private static boolean leaf(String operator, JsonNode filter, Map<String, JsonNode> row) {
    String field = filter.get(1).stringValue();
    JsonNode cell = row.get(field);
    return switch (operator) {
      case "?" -> !List.of("null", "false", "0", "\"\"", "[]", "{}").contains(cell.toString());
      case "=" -> equal(field, cell, filter.get(2));
      case "!=" -> !equal(field, cell, filter.get(2));
      case "=~" ->
          cell.isString()
              && Pattern.compile(filter.get(2).stringValue()).matcher(cell.stringValue()).find();
      default ->
          cell.isArray() && cell.values().stream().anyMatch(item -> item.equals(filter.get(2)));
    };
  }

  private static boolean equal(String field, JsonNode cell, JsonNode value) {
    if (cell.isString() && (field.equals("name") || field.equals("pnode"))) {
      String name = cell.stringValue().toLowerCase(Locale.ROOT);
      String wanted = value.stringValue().toLowerCase(Locale.ROOT);
      return name.equals(wanted) || name.startsWith(wanted + ".");
    }
    return cell.equals(value);
  }

  private List<Map<String, JsonNode>> everything() throws GanetiException {
    JsonNode answer = Json.MAPPER.readTree(Json.text(queries.query("instance", fields(), null)));
    List<Map<String, JsonNode>> rows = new ArrayList<>();
    for (JsonNode row : answer.get("data").values()) {
      Map<String, JsonNode> cells = new TreeMap<>();
      for (int i = 0; i < row.size(); i++) {
        cells.put(answer.get("fields").get(i).get("name").stringValue(), row.get(i).get(1));
      }
      rows.add(cells);
    }
    return rows;
  }

  private static List<String> fields() {
    return FieldCatalogue.of(QueryDialect.V2_5, "instance").stream()
        .map(FieldDefinition::name)
        .toList();
  }

  private static List<String> names(QueryAnswer answer) {
    return Json.MAPPER.readTree(Json.text(answer)).get("data").values().stream()
        .map(row -> row.get(0).get(1).stringValue())
        .toList();
  }
}
