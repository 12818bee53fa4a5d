package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.json.Json;

/** The run's own connection to a server that answers once on each, always the same. */
@Timeout(30)
class ProbeTest {
  @TempDir private Path folder;

  private ServerSocketChannel listener;
  private Thread server;

  @BeforeEach
  void listen() throws Exception {
    listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(folder.resolve("s")));
  }

  @AfterEach
  void close() throws Exception {
    listener.close();
    server.join();
  }

  @Test
  void aRefusalDoesNotSpoilTheNextCall() {
    answer("{\"success\":false,\"result\":[\"OpPrereqError\",[\"no\",\"wrong_input\"]]}");
    try (Probe probe = probe()) {
      for (int call = 0; call < 2; call++) {
        assertThatThrownBy(() -> probe.call("M", Json.MAPPER.createArrayNode()))
            .isInstanceOf(Probe.RefusedException.class);
      }
    }
  }

  @Test
  void anAnswerThatIsNotWhatWasAskedForIsAsGoodAsNone() {
    answer("{\"success\":true,\"result\":[[]]}");
    try (Probe probe = probe()) {
      assertThatThrownBy(() -> probe.submit(List.of()))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("answer to SubmitJob is not what it should be");
    }
  }

  private Probe probe() {
    return new Probe(folder.resolve("s"), Dialect.V2_5, Duration.ofSeconds(10));
  }

  /** Answers the first request of each connection, and no other. */
  private void answer(String reply) {
    byte[] frame = (reply + "\u0003").getBytes(StandardCharsets.UTF_8);
    server = new Thread(() -> serve(frame), "answers-once");
    server.start();
  }

  private void serve(byte[] frame) {
    try {
      while (true) {
        try (SocketChannel client = listener.accept()) {
          assertThat(client.read(ByteBuffer.allocate(1 << 12))).isPositive();
          client.write(ByteBuffer.wrap(frame));
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }
}
