package org.luxibench.luxi;

/** Answers requests. Called from the selector thread and from all request workers at once. */
public interface LuxiHandler {

  /**
   * Whether a message that is no request is answered, rather than ending its connection. One that
   * exceeds a limit ends it in any case.
   */
  default boolean answersBroken() {
    return false;
  }

  /** Decides, on the selector thread and without blocking, where {@link #handle} will run. */
  Route route(LuxiRequest request);

  /**
   * Answers now, or keeps the exchange and answers later from any thread. What it throws is told to
   * the client: a {@link org.luxibench.error.GanetiException} as such, anything else as an
   * unexpected error, which is logged as a defect.
   */
  void handle(LuxiRequest request, Exchange exchange) throws Exception;
}
