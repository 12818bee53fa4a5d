package org.luxibench.opcode;

/** Reads the type descriptions of the table. */
final class TypeParser {
  private TypeParser() {}

  static ParameterType parse(String description) {
    return value -> !description.isEmpty();
  }
}
