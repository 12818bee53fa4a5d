package org.luxibench.luxi;

import tools.jackson.databind.JsonNode;

/** A reply whose {@code success} is false. */
public final class LuxiFault extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient JsonNode result;

  LuxiFault(JsonNode result) {
    super(result.toString());
    this.result = result;
  }

  /** Ganeti's class and arguments, {@code ["OpPrereqError", ["text", "code"]]}, or a text. */
  public JsonNode result() {
    return result;
  }
}
