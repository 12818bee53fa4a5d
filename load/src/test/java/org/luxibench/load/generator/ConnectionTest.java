package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.load.generator.GeneratorOptions.ConnectionStyle;
import org.luxibench.load.generator.RequestKind.Shape;
import org.luxibench.load.schedule.Arrivals;
import org.luxibench.load.schedule.ConstantRate;
import org.luxibench.load.schedule.Spacing;

/** A connection whose other end is the test's. */
@Timeout(30)
class ConnectionTest {
  private static final int MORE_THAN_A_SOCKET_HOLDS = 8 << 20;

  @TempDir private Path folder;

  private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);
  private UnixDomainSocketAddress address;
  private ServerSocketChannel listener;
  private Selector selector;

  @BeforeEach
  void listen() throws Exception {
    address = UnixDomainSocketAddress.of(folder.resolve("s"));
    listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(address);
    selector = Selector.open();
  }

  @AfterEach
  void close() throws Exception {
    selector.close();
    listener.close();
  }

  @Test
  void aRequestThatTheKernelDoesNotTakeAtOnceIsHandedOnToItsLastByte() throws Exception {
    Connection connection = new Connection(selector, address);
    assertThat(connection.open()).isTrue();
    byte[] frame = new byte[MORE_THAN_A_SOCKET_HOLDS];
    for (int i = 0; i < frame.length; i++) {
      frame[i] = (byte) (i % 251);
    }
    ByteBuffer taken = ByteBuffer.allocate(frame.length);
    try (SocketChannel server = listener.accept()) {
      connection.send(new Call(0, frame, System.nanoTime()));
      assertThat(interest()).isEqualTo(SelectionKey.OP_READ | SelectionKey.OP_WRITE);
      while (taken.hasRemaining()) {
        server.read(taken);
        selector.selectNow(key -> writeOn(connection, key));
      }
      assertThat(Arrays.equals(taken.array(), frame)).isTrue();
      assertThat(interest()).as("nothing is left to write").isEqualTo(SelectionKey.OP_READ);
    }
    connection.close();
  }

  @Test
  void aReplyThatComesInPiecesIsWholeOnceItsEndIsThere() throws Exception {
    Connection connection = new Connection(selector, address);
    assertThat(connection.open()).isTrue();
    try (SocketChannel server = listener.accept()) {
      for (String next : List.of("first", "second")) {
        assertThat(read(connection, server, "{\"result\":")).isEmpty();
        assertThat(read(connection, server, "\"" + next)).isEmpty();
        assertThat(read(connection, server, "\"}\u0003"))
            .isEqualTo("{\"result\":\"" + next + "\"}\u0003");
      }
      assertThat(read(connection, server, "{}\u0003")).as("in one piece").isEqualTo("{}\u0003");
    }
    connection.close();
  }

  @Test
  void aReplyThatNobodyAskedForIsCounted() throws Exception {
    byte[] frame = bytes("{\"args\":[],\"method\":\"M\"}\u0003");
    Mix mix = new Mix(List.of(new RequestKind("M", List.of(frame), 1, Shape.ANY)), 1);
    GeneratorOptions options =
        new GeneratorOptions(
            folder.resolve("s"), 1, Duration.ofMillis(100), ConnectionStyle.KEPT, 1);
    try (Generator generator = new Generator(options, mix)) {
      generator.connect();
      try (SocketChannel server = listener.accept()) {
        server.write(ByteBuffer.wrap(bytes("{\"result\":[],\"success\":true}\u0003")));
        PhaseTally tally = new PhaseTally("p", 1, System.nanoTime());
        generator.run(new Arrivals(new ConstantRate(100), Spacing.CONSTANT, 0.005, 1), tally);
        assertThat(tally.unaskedReplies()).isEqualTo(1);
        assertThat(tally.all().counts().completed()).as("nobody's answer").isZero();
        assertThat(tally.all().counts().addsUp()).isTrue();
      }
    }
  }

  private int interest() {
    return selector.keys().iterator().next().interestOps();
  }

  private static void writeOn(Connection connection, SelectionKey key) {
    try {
      if (key.isWritable()) {
        connection.writeOn();
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** What comes of one more piece; empty when the end is not there. */
  private String read(Connection connection, SocketChannel server, String piece) throws Exception {
    server.write(ByteBuffer.wrap(bytes(piece)));
    ByteBuffer reply = connection.read(buffer);
    return reply == null ? "" : StandardCharsets.UTF_8.decode(reply).toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
