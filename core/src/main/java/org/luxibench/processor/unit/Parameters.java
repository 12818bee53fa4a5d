package org.luxibench.processor.unit;

import org.luxibench.config.Settings;
import org.luxibench.opcode.OpCode;
import tools.jackson.databind.JsonNode;

/** Dictionaries among an opcode's parameters. */
final class Parameters {
  private static final String DEFAULT = "default";

  private Parameters() {}

  /** The dictionary as it was given; empty where null. */
  static Settings of(OpCode opcode, String parameter) {
    JsonNode value = opcode.value(parameter);
    return value.isObject() ? Settings.of(value) : Settings.empty();
  }

  /** The present parameters with changes laid over; the value {@code default} takes one away. */
  static Settings changed(Settings present, Settings changes) {
    Settings changed = present;
    for (var change : changes.asMap().entrySet()) {
      changed =
          DEFAULT.equals(change.getValue())
              ? changed.without(change.getKey())
              : changed.with(change.getKey(), change.getValue());
    }
    return changed;
  }
}
