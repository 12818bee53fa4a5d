package org.luxibench.luxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;

/** A client of a server that refuses it, or stands still. */
@Timeout(20)
final class LuxiClientTest {
  private static final JsonNode NO_ARGS = Json.MAPPER.createArrayNode();
  private static final Duration LONG = Duration.ofSeconds(15);

  @TempDir Path folder;

  @Test
  void refusalIsToldThoughTheRequestCouldNotBeSent() throws IOException {
    try (ServerSocketChannel listener = listen();
        LuxiClient client = LuxiClient.connect(socket(), LONG)) {
      try (SocketChannel refused = listener.accept()) {
        refused.write(ByteBuffer.wrap(FrameCodec.failure(List.of("LuxiError", List.of("full")))));
      }

      assertThatThrownBy(() -> client.call("QueryClusterInfo", NO_ARGS))
          .isInstanceOf(LuxiFault.class)
          .hasMessageContaining("full");
    }
  }

  @Test
  void whatCouldNotBeSentIsTheErrorWhereThereIsNoRefusal() throws IOException {
    try (ServerSocketChannel listener = listen();
        LuxiClient client = LuxiClient.connect(socket(), LONG)) {
      listener.accept().close();

      assertThatThrownBy(() -> client.call("QueryClusterInfo", NO_ARGS))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("Broken pipe");
    }
  }

  @Test
  void serverThatTakesNoConnectionIsGivenUpInTime() throws IOException {
    List<SocketChannel> crowd = new ArrayList<>();
    try (ServerSocketChannel listener = listen()) {
      fillQueue(crowd);

      assertThatThrownBy(() -> LuxiClient.connect(socket(), Duration.ofMillis(50)))
          .isInstanceOf(IOException.class)
          .hasMessage(
              "cannot connect to %s: its queue of new connections is full since 50 ms", socket());

      Thread waiting = new Thread(() -> acceptAll(listener));
      waiting.start();
      LuxiClient.connect(socket(), LONG).close();
      assertThat(listener.isOpen()).isTrue();
    } finally {
      for (SocketChannel each : crowd) {
        each.close();
      }
    }
  }

  private Path socket() {
    return folder.resolve("luxi");
  }

  private ServerSocketChannel listen() throws IOException {
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(socket()), 1);
    return listener;
  }

  private void fillQueue(List<SocketChannel> crowd) throws IOException {
    boolean full = false;
    while (!full) {
      SocketChannel one = SocketChannel.open(StandardProtocolFamily.UNIX);
      crowd.add(one);
      one.configureBlocking(false);
      try {
        one.connect(UnixDomainSocketAddress.of(socket()));
      } catch (IOException again) {
        full = true;
      }
    }
  }

  private static void acceptAll(ServerSocketChannel listener) {
    try {
      while (true) {
        listener.accept().close();
      }
    } catch (IOException closed) {
      assertThat(listener.isOpen()).isFalse();
    }
  }
}
