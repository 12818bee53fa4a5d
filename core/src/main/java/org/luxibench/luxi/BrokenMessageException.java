package org.luxibench.luxi;

/** Bytes that are no request; the connection they came over is of no use any more. */
final class BrokenMessageException extends Exception {
  private static final long serialVersionUID = 1L;

  BrokenMessageException(String reason) {
    super(reason);
  }

  BrokenMessageException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
