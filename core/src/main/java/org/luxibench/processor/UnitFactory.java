package org.luxibench.processor;

import org.luxibench.opcode.OpCode;

/** Makes the logical unit of an opcode. Safe for use from any thread. */
@FunctionalInterface
public interface UnitFactory {

  /**
   * The unit for one attempt.
   *
   * @param opcode validated
   * @param locks to add and remove locks with what they stand for
   */
  LogicalUnit create(OpCode opcode, OpHost host, LockChanges locks);
}
