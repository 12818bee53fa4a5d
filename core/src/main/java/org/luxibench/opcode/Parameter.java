package org.luxibench.opcode;

import tools.jackson.databind.JsonNode;

/**
 * One parameter of an opcode.
 *
 * @param required whether it must be given; then the default means nothing
 * @param defaultValue the value filled in where none is given
 * @param type the accepted values
 */
public record Parameter(String name, boolean required, JsonNode defaultValue, ParameterType type) {}
