package org.luxibench.opcode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One opcode with its parameters. Immutable, as long as nobody changes what {@link #json} returns.
 *
 * <p>The typed getters are for validated opcodes: on one whose value has another type they throw
 * {@link IllegalStateException}.
 */
public final class OpCode {
  static final String ID_KEY = "OP_ID";

  private final OpcodeDefinition definition;
  private final ObjectNode json;

  OpCode(OpcodeDefinition definition, ObjectNode json) {
    this.definition = definition;
    this.json = json;
  }

  public OpcodeDefinition definition() {
    return definition;
  }

  public String id() {
    return definition.id();
  }

  /** As submitted, or with the defaults filled in once validated. Not to be modified. */
  public ObjectNode json() {
    return json;
  }

  /** The opcode with defaults filled in and checked, and what the check found. */
  public Validation validate() {
    return Validation.of(this);
  }

  /**
   * The opcode with defaults filled in.
   *
   * @throws GanetiException OpPrereqError, wrong_input, naming the first parameter that is missing
   *     or does not fit its type
   */
  public OpCode validated() throws GanetiException {
    Validation validation = validate();
    if (validation.error().isPresent()) {
      throw new GanetiException(validation.error().get());
    }
    return validation.opcode();
  }

  /** For people: {@code TEST_DELAY(0.2)}; the value is in brackets where the table says so. */
  public String summary() {
    String field = definition.summaryField();
    return field == null
        ? definition.title()
        : definition.title() + "(" + summaryOf(value(field)) + ")";
  }

  /** For lock owners: {@code C_VERIFY_CONFIG}. */
  public String shortSummary() {
    return definition.shortSummary();
  }

  /** The priority asked for, 0 where none or no number is given. */
  public int priority() {
    JsonNode priority = value("priority");
    return priority.isIntegralNumber() ? priority.intValue() : 0;
  }

  /**
   * The jobs it waits for.
   *
   * @throws IllegalStateException if the value does not fit; submission refuses such opcodes
   */
  public List<Dependency> depends() {
    List<Dependency> dependencies = new ArrayList<>();
    for (JsonNode each : value("depends").values()) {
      Set<String> statuses = new HashSet<>();
      each.path(1).values().forEach(status -> statuses.add(status.asString()));
      dependencies.add(new Dependency(each.path(0).asString(), statuses));
    }
    return dependencies;
  }

  /**
   * The same opcode waiting for other jobs.
   *
   * @param job gives each job's new id, relative ids resolved, say; {@code depends} must be a list
   *     of pairs
   */
  public OpCode withAwaited(UnaryOperator<JsonNode> job) {
    ObjectNode changed = json.deepCopy();
    for (JsonNode pair : changed.path("depends").values()) {
      ((ArrayNode) pair).set(0, job.apply(pair.get(0)));
    }
    return new OpCode(definition, changed);
  }

  /** The parameter's value; JSON null where it is absent. */
  public JsonNode value(String name) {
    JsonNode value = json.get(name);
    return value == null ? NullNode.getInstance() : value;
  }

  public String text(String name) {
    return optionalText(name).orElseThrow(() -> wrongType(name, "text"));
  }

  /** The text, or nothing where the value is null. */
  public Optional<String> optionalText(String name) {
    JsonNode value = value(name);
    if (!value.isNull() && !value.isString()) {
      throw wrongType(name, "text or null");
    }
    return Optional.ofNullable(value.isNull() ? null : value.stringValue());
  }

  /** A list of texts; null counts as the empty list. */
  public List<String> texts(String name) {
    JsonNode value = value(name);
    if (!value.isNull() && !value.isArray()) {
      throw wrongType(name, "a list");
    }
    List<String> texts = new ArrayList<>();
    value.values().forEach(each -> texts.add(each.asString()));
    return texts;
  }

  /** A flag; null counts as false. */
  public boolean flag(String name) {
    return optionalFlag(name).orElse(false);
  }

  /** A flag, or nothing where the value is null. */
  public Optional<Boolean> optionalFlag(String name) {
    JsonNode value = value(name);
    if (!value.isNull() && !value.isBoolean()) {
      throw wrongType(name, "true, false or null");
    }
    return value.isNull() ? Optional.empty() : Optional.of(value.booleanValue());
  }

  public long integer(String name) {
    JsonNode value = value(name);
    if (!value.isIntegralNumber()) {
      throw wrongType(name, "an integer");
    }
    return value.longValue();
  }

  public double number(String name) {
    JsonNode value = value(name);
    if (!value.isNumber()) {
      throw wrongType(name, "a number");
    }
    return value.doubleValue();
  }

  @Override
  public String toString() {
    return summary();
  }

  private IllegalStateException wrongType(String name, String expected) {
    return new IllegalStateException(
        "%s.%s is %s, expected %s".formatted(id(), name, value(name), expected));
  }

  private static String summaryOf(JsonNode value) {
    return value.isArray()
        ? value.values().stream().map(PythonText::plain).collect(Collectors.joining(","))
        : PythonText.plain(value);
  }
}
