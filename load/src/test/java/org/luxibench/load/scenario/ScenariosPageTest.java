package org.luxibench.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.luxibench.load.scenario.ScenarioReader.Form;
import tools.jackson.databind.JsonNode;

/** Whether {@code SCENARIOS.md} tells what is read. */
class ScenariosPageTest {
  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
  private static final Pattern WORD = Pattern.compile("[a-z][a-z0-9-]*");

  @Test
  void everyKeyAndChoiceOfTheSchemaIsToldOf() throws Exception {
    Set<String> told = new TreeSet<>();
    Matcher code = CODE.matcher(page());
    while (code.find()) {
      WORD.matcher(code.group(1)).results().forEach(word -> told.add(word.group()));
    }
    Set<String> known = new TreeSet<>();
    collect(Schema.root(), known);
    known.removeIf(word -> !WORD.matcher(word).matches());
    assertThat(known).contains("then", "after", "premise-of", "zipf").hasSizeGreaterThan(60);
    assertThat(told).containsAll(known);
  }

  @Test
  void itsExampleIsRead() throws Exception {
    Matcher block = Pattern.compile("(?s)```yaml\n(.*?)```").matcher(page());
    assertThat(block.find()).isTrue();
    for (Form form : Form.values()) {
      Scenario scenario = ScenarioReader.read("page", block.group(1), form, Map.of()).scenario();
      assertThat(scenario.phases()).hasSize(2);
    }
  }

  @Test
  void everyMetricIsToldOf() throws Exception {
    String page = page();
    assertThat(Threshold.metrics()).isNotEmpty().allMatch(page::contains);
  }

  private static String page() throws Exception {
    return Files.readString(Path.of("SCENARIOS.md"));
  }

  /** Names of properties and words to choose from, but for names of behaviours and verdicts. */
  private static void collect(JsonNode schema, Set<String> into) {
    schema
        .path("properties")
        .properties()
        .forEach(
            entry -> {
              into.add(entry.getKey());
              boolean names = entry.getKey().equals("behaviours");
              if (!names) {
                collect(entry.getValue(), into);
              }
            });
    schema.path("enum").values().forEach(choice -> into.add(choice.asString()));
    collectIfThere(schema.path("items"), into);
    collectIfThere(schema.path("additionalProperties"), into);
    schema.path("$defs").properties().forEach(entry -> collect(entry.getValue(), into));
  }

  private static void collectIfThere(JsonNode schema, Set<String> into) {
    if (schema.isObject()) {
      collect(schema, into);
    }
  }
}
