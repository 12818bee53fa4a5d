package org.luxibench.error;

/** Carries a {@link GanetiError} to whoever answers the client or ends the job. */
public class GanetiException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient GanetiError error;

  public GanetiException(GanetiError error) {
    super(error.className() + ": " + error.message());
    this.error = error;
  }

  public GanetiException(GanetiError error, Throwable cause) {
    super(error.className() + ": " + error.message(), cause);
    this.error = error;
  }

  /** A failed precondition, the commonest error of all. */
  public static GanetiException opPrereq(String message, ErrorCode code) {
    return new GanetiException(GanetiError.opPrereq(message, code));
  }

  /** An operation that failed while it ran. */
  public static GanetiException opExec(String message) {
    return new GanetiException(GanetiError.opExec(message));
  }

  /** What the client is told. */
  public GanetiError error() {
    return error;
  }
}
