package org.luxibench.processor;

import java.util.concurrent.Callable;

/**
 * What a query that is an opcode in the reference must pass. Where {@link Behaviour#queriesTakeBgl}
 * the query takes the BGL shared, which is the defect on show: while an exclusive acquire waits, it
 * holds its request worker. Otherwise it is open.
 */
public interface QueryGate {

  /**
   * Runs a query, with the BGL held where the behaviour asks for it.
   *
   * @param ownerName name for the lock monitor
   * @return what the query returned
   * @throws InterruptedException if interrupted while waiting for the BGL
   * @throws Exception what the query threw
   */
  <T> T run(String ownerName, Callable<T> query) throws Exception;
}
