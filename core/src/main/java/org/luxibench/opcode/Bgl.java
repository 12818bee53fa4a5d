package org.luxibench.opcode;

/** How an opcode takes the big lock. */
public enum Bgl {
  SHARED,
  EXCLUSIVE,
  /** Not at all. */
  NONE
}
