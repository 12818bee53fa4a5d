package org.luxibench.daemon.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.luxibench.luxi.LuxiClient;
import picocli.CommandLine.Option;

/** Whom to ask, and how long to wait for the answer. */
final class ClientOptions {
  @Option(
      names = "--socket",
      paramLabel = "P",
      required = true,
      description = "Path of the socket.")
  @SuppressWarnings("NullAway.Init")
  private Path socket;

  @Option(
      names = "--timeout",
      paramLabel = "T",
      defaultValue = "60s",
      description = "Longest wait for a reply; ${DEFAULT-VALUE} unless given.")
  @SuppressWarnings("NullAway.Init")
  private Duration timeout;

  /**
   * A connection to the server.
   *
   * @throws IOException when nobody listens
   */
  LuxiClient connect() throws IOException {
    return LuxiClient.connect(socket, timeout);
  }
}
