package org.luxibench.load.scenario;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads scenarios; whatever is unknown, missing or of a wrong type is refused with its place. */
public final class ScenarioReader {
  private static final Pattern VALUE = Pattern.compile("\\$\\{([a-z0-9-]+)}");
  private static final Pattern MARK = Pattern.compile("line \\d+, column \\d+");
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .addModule(new SimpleModule().addDeserializer(Duration.class, new DurationReader()))
          .build();

  private ScenarioReader() {}

  /** The JSON schema of scenarios. */
  public static JsonNode schema() {
    return Schema.root();
  }

  /** The behaviours that a scenario, or the command line, may name. */
  public static List<String> behaviours() {
    return Schema.root().at("/properties/behaviours/items/enum").values().stream()
        .map(JsonNode::asString)
        .toList();
  }

  /** A scenario with its values put in. */
  public record Source(Scenario scenario, String yaml) {}

  /** Which values are put in over {@code values}, the later ones over the earlier. */
  public enum Form {
    FULL,
    QUICK,
    FULL_AGAIN,
    QUICK_AGAIN;

    /** The form of a second try. */
    public Form again() {
      return this == FULL ? FULL_AGAIN : QUICK_AGAIN;
    }

    private List<String> blocks() {
      return switch (this) {
        case FULL -> List.of("values");
        case QUICK -> List.of("values", "quick");
        case FULL_AGAIN -> List.of("values", "again");
        case QUICK_AGAIN -> List.of("values", "quick", "again");
      };
    }
  }

  /**
   * Reads a scenario.
   *
   * @param from the file's name, for messages
   * @param overrides values from the command line, stronger than the file's
   * @throws IllegalArgumentException with file, line and column of what is wrong
   */
  public static Source read(String from, String yaml, Form form, Map<String, String> overrides) {
    Map<String, String> values = new HashMap<>();
    known(from, yaml);
    form.blocks().forEach(block -> values.putAll(values(from, yaml, block)));
    for (String name : overrides.keySet()) {
      if (!values.containsKey(name)) {
        throw new IllegalArgumentException(
            "%s has no value '%s', only %s".formatted(from, name, values.keySet()));
      }
    }
    values.putAll(overrides);
    String filled = fill(from, yaml, values);
    try (JsonParser parser = MAPPER.createParser(filled)) {
      Schema.check(from, parser);
      Scenario scenario = MAPPER.readValue(filled, Scenario.class);
      ScenarioCheck.check(new Places(from, filled), scenario);
      return new Source(scenario, filled);
    } catch (JacksonException wrong) {
      throw new IllegalArgumentException(told(from, wrong), wrong);
    }
  }

  /** A value of another form that is none of {@code values} would change nothing. */
  private static void known(String from, String yaml) {
    Set<String> names = values(from, yaml, "values").keySet();
    for (String block : List.of("quick", "again")) {
      for (String name : values(from, yaml, block).keySet()) {
        if (!names.contains(name)) {
          throw new Places(from, yaml)
              .wrongUnder(
                  block,
                  name + ":",
                  "'%s' has '%s', which is not among 'values' %s"
                      .formatted(block, name, new TreeSet<>(names)));
        }
      }
    }
  }

  private static Map<String, String> values(String from, String yaml, String key) {
    Map<String, String> found = new HashMap<>();
    try {
      // A place holder in a flow mapping would not parse.
      JsonNode block = MAPPER.readTree(VALUE.matcher(yaml).replaceAll("0")).path(key);
      block.properties().forEach(entry -> found.put(entry.getKey(), entry.getValue().asString()));
    } catch (JacksonException wrong) {
      throw new IllegalArgumentException(told(from, wrong), wrong);
    }
    return found;
  }

  private static String fill(String from, String yaml, Map<String, String> values) {
    Matcher matcher = VALUE.matcher(yaml);
    StringBuilder filled = new StringBuilder();
    while (matcher.find()) {
      String value = values.get(matcher.group(1));
      if (value == null) {
        throw new IllegalArgumentException(
            "%s, line %d: ${%s} is not among the values %s"
                .formatted(from, lineOf(yaml, matcher.start()), matcher.group(1), values.keySet()));
      }
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  private static long lineOf(String text, int offset) {
    return text.substring(0, offset).lines().count();
  }

  private static String told(String from, JacksonException wrong) {
    return from + place(wrong) + ": " + sentence(wrong.getOriginalMessage());
  }

  /**
   * Of what is no YAML, the parser's own text has the place, and the last one in it is the right.
   */
  private static String place(JacksonException wrong) {
    TokenStreamLocation place = wrong.getLocation();
    String found =
        place == null ? "" : "line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
    Matcher marks = MARK.matcher(wrong.getOriginalMessage());
    while (marks.find()) {
      found = marks.group();
    }
    return found.isEmpty() ? "" : ", " + found;
  }

  /** The YAML parser tells what it was at, what it found, and shows the place of each. */
  private static String sentence(String message) {
    return message
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith(" "))
        .limit(2)
        .collect(Collectors.joining(": "));
  }

  private static final class DurationReader extends StdDeserializer<Duration> {
    DurationReader() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) {
      String text = parser.getValueAsString();
      try {
        return Durations.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw context.weirdStringException(text, Duration.class, wrong.getMessage());
      }
    }
  }
}
