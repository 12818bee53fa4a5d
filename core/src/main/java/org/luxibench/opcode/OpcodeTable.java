package org.luxibench.opcode;

import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** All opcodes that exist. Immutable. */
public final class OpcodeTable {
  private static final OpcodeTable STANDARD =
      new OpcodeTable(TableReader.read("opcodes.json"), false);
  private static final OpcodeTable V3 =
      new OpcodeTable(
          TableReader.extended(TableReader.read("opcodes.json"), "opcodes-3.0.json"), true);

  private final SortedMap<String, OpcodeDefinition> definitions = new TreeMap<>();
  private final boolean classed;

  /**
   * @param classed whether what is no opcode is answered with an error class
   */
  private OpcodeTable(Collection<OpcodeDefinition> definitions, boolean classed) {
    definitions.forEach(each -> this.definitions.put(each.id(), each));
    this.classed = classed;
  }

  /** The 67 opcodes of 2.5. */
  public static OpcodeTable standard() {
    return STANDARD;
  }

  /**
   * The same opcodes with what the 3.0 clients add to them: {@code reason} to all, UUIDs beside
   * names and more. What those parameters ask for beyond 2.5 is accepted and has no effect.
   */
  public static OpcodeTable v3() {
    return V3;
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
   * @throws GanetiException the same in the 3.0 dialect: OpPrereqError, wrong_input
   */
  public OpCode decode(JsonNode json) throws GanetiException {
    if (!(json instanceof ObjectNode object)) {
      throw malformed(
          "Invalid data to LoadOpCode (<type '%s'>)".formatted(PythonText.typeOf(json)));
    }
    JsonNode id = object.get(OpCode.ID_KEY);
    if (id == null) {
      throw malformed("Invalid data to LoadOpcode, missing OP_ID");
    }
    String name = id.isValueNode() ? id.asString() : id.toString();
    OpcodeDefinition definition = definitions.get(name);
    if (definition == null) {
      throw malformed("Invalid data to LoadOpCode: OP_ID %s unsupported".formatted(name));
    }
    for (String key : object.propertyNames()) {
      if (!key.equals(OpCode.ID_KEY) && definition.parameter(key).isEmpty()) {
        throw malformed("'%s' object has no attribute '%s'".formatted(definition.className(), key));
      }
    }
    return new OpCode(definition, object.deepCopy());
  }

  /** The 2.5 daemon answers with the bare text, the 3.0 one with a class that its clients know. */
  private MalformedOpCodeException malformed(String message) throws GanetiException {
    if (classed) {
      throw GanetiException.opPrereq(message, ErrorCode.WRONG_INPUT);
    }
    return new MalformedOpCodeException(message);
  }
}
