package org.luxibench.opcode;

import java.util.Optional;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What checking an opcode gave.
 *
 * @param opcode with the defaults filled in, as far as the check came
 * @param error OpPrereqError, if a parameter is missing or does not fit
 */
public record Validation(OpCode opcode, Optional<GanetiError> error) {

  static Validation of(OpCode submitted) {
    ObjectNode filled = submitted.json().deepCopy();
    if (!filled.path("debug_level").isIntegralNumber()) {
      filled.put("debug_level", 0);
    }
    OpCode opcode = new OpCode(submitted.definition(), filled);
    for (Parameter parameter : submitted.definition().parameters()) {
      Optional<String> fault = fill(parameter, filled);
      if (fault.isPresent()) {
        String message = fault.get().formatted(opcode.id(), parameter.name());
        return new Validation(
            opcode, Optional.of(GanetiError.opPrereq(message, ErrorCode.WRONG_INPUT)));
      }
    }
    return new Validation(opcode, Optional.empty());
  }

  private static Optional<String> fill(Parameter parameter, ObjectNode filled) {
    JsonNode value = filled.get(parameter.name());
    if (value == null) {
      if (parameter.required()) {
        return Optional.of("Required parameter '%s.%s' missing");
      }
      value = parameter.defaultValue().deepCopy();
      filled.set(parameter.name(), value);
    }
    return parameter.type().accepts(value)
        ? Optional.empty()
        : Optional.of("Parameter '%s.%s' fails validation");
  }
}
