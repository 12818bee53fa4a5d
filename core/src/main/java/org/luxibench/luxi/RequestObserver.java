package org.luxibench.luxi;

/** Is told of every answer. Called from whatever thread answers; must be quick. */
@FunctionalInterface
public interface RequestObserver {
  /** Takes no notice. */
  RequestObserver NONE = (method, nanos) -> {};

  /**
   * A request was answered.
   *
   * @param method as the client wrote it
   * @param nanos from the request being read to its answer being handed to the socket
   */
  void answered(String method, long nanos);
}
