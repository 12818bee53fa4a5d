package org.luxibench.daemon;

/** Arguments that the method cannot be called with; the client is told the text. */
final class ArgumentException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ArgumentException(String reason) {
    super(reason);
  }
}
