package org.luxibench.opcode;

/**
 * Something that is no opcode at all. The reference does not answer with an error class here but
 * with {@code Caught exception: } and this message.
 */
public final class MalformedOpCodeException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  MalformedOpCodeException(String message) {
    super(message);
  }
}
