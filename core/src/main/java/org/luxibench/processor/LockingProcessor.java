package org.luxibench.processor;

import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.luxibench.locking.LockManager;
import org.luxibench.opcode.OpCode;

/** The processor of a daemon: every opcode waits for its locks in attempts. */
public final class LockingProcessor implements Processor {
  final Behaviour behaviour;
  final LockTable locks;
  final UnitFactory units;
  final Alarms alarms;
  final DoubleSupplier random;

  /** A processor on real locks. */
  public LockingProcessor(
      Behaviour behaviour, LockManager locks, UnitFactory units, Alarms alarms) {
    this(
        behaviour,
        LockTable.of(locks),
        units,
        alarms,
        () -> ThreadLocalRandom.current().nextDouble());
  }

  /**
   * @param random from 0 to below 1, to vary the attempts' times; safe for use from any thread
   */
  LockingProcessor(
      Behaviour behaviour,
      LockTable locks,
      UnitFactory units,
      Alarms alarms,
      DoubleSupplier random) {
    this.behaviour = behaviour;
    this.locks = locks;
    this.units = units;
    this.alarms = alarms;
    this.random = random;
  }

  @Override
  public OpExecution start(OpCode opcode, OpHost host) {
    return new LockingExecution(this, opcode, host);
  }
}
