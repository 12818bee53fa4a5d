package org.luxibench.opcode;

import tools.jackson.databind.JsonNode;

/** The values that a parameter accepts. */
@FunctionalInterface
public interface ParameterType {
  boolean accepts(JsonNode value);
}
