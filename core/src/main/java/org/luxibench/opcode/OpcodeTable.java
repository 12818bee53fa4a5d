package org.luxibench.opcode;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All opcodes that exist. Immutable. */
public final class OpcodeTable {
  private static final OpcodeTable STANDARD = new OpcodeTable(TableReader.read("opcodes.json"));

  private final SortedMap<String, OpcodeDefinition> definitions = new TreeMap<>();

  private OpcodeTable(Collection<OpcodeDefinition> definitions) {
    definitions.forEach(each -> this.definitions.put(each.id(), each));
  }

  /** The 67 opcodes of 2.5. */
  public static OpcodeTable standard() {
    return STANDARD;
  }

  /** All of them, sorted by id. */
  public Collection<OpcodeDefinition> definitions() {
    return definitions.values();
  }

  public Optional<OpcodeDefinition> find(String id) {
    return Optional.ofNullable(definitions.get(id));
  }

  /**
   * Recognises an opcode as a client sends it. Values are not looked at: that is {@link
   * OpCode#validated}, when it is executed.
   *
   * @throws MalformedOpCodeException if it is no object, has no known {@code OP_ID}, or has a key
   *     that is no parameter of the opcode
   * @throws GanetiException for what the dialect answers with an error class
   */
  public OpCode decode(JsonNode json) throws GanetiException {
    if (!(json instanceof ObjectNode object)) {
      throw new MalformedOpCodeException(
          "Invalid data to LoadOpCode (<type '%s'>)".formatted(PythonText.typeOf(json)));
    }
    OpcodeDefinition definition = definitionOf(object);
    for (String name : object.propertyNames()) {
      if (!name.equals(OpCode.ID_KEY) && definition.parameter(name).isEmpty()) {
        throw new MalformedOpCodeException(
            "'%s' object has no attribute '%s'".formatted(definition.className(), name));
      }
    }
    return new OpCode(definition, object.deepCopy());
  }

  private OpcodeDefinition definitionOf(ObjectNode object) {
    JsonNode id = object.get(OpCode.ID_KEY);
    if (id == null) {
      throw new MalformedOpCodeException("Invalid data to LoadOpcode, missing OP_ID");
    }
    return find(id.asString())
        .orElseThrow(
            () ->
                new MalformedOpCodeException(
                    "Invalid data to LoadOpCode: OP_ID %s unsupported".formatted(id.asString())));
  }
}
