package org.luxibench.config;

import java.io.IOException;

/**
 * A configuration file that cannot be used; the message names the file, the member and what is
 * wrong.
 */
public final class InvalidConfigException extends IOException {
  private static final long serialVersionUID = 1L;

  InvalidConfigException(String message) {
    super(message);
  }

  InvalidConfigException(String message, Throwable cause) {
    super(message, cause);
  }
}
