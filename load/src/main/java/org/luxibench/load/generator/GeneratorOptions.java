package org.luxibench.load.generator;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where requests go, and how clients behave.
 *
 * @param socket the server's Unix socket
 * @param connections how many may be open at once, at least 1
 * @param timeout how long a client waits for a reply, counted from the send
 * @param style whether connections stay open
 * @param seed the same seed draws the same requests
 */
public record GeneratorOptions(
    Path socket, int connections, Duration timeout, ConnectionStyle style, long seed) {

  public GeneratorOptions {
    if (connections < 1) {
      throw new IllegalArgumentException(connections + " connections, expected at least 1");
    }
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("time-out " + timeout + ", expected more than 0");
    }
  }

  /** What a client does with its connection. */
  public enum ConnectionStyle {
    /** Opened once, used for one request after another. */
    KEPT,
    /** As the command-line clients do: connect, one to three calls, close. */
    GROUPED
  }
}
