package org.luxibench.processor;

import org.luxibench.opcode.OpCode;

/** Executes opcodes. One for all jobs; safe for use from any thread. */
public interface Processor {

  /**
   * Prepares the execution of one opcode of a job. Nothing is locked or run before {@link
   * OpExecution#proceed}.
   */
  OpExecution start(OpCode opcode, OpHost host);
}
