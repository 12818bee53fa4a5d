package org.luxibench.luxi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A client that sends what it is told to, right or wrong. */
public final class RawClient implements AutoCloseable {
  private final SocketChannel channel;
  private final ByteBuffer chunk = ByteBuffer.allocate(1 << 16).limit(0);

  private RawClient(SocketChannel channel) {
    this.channel = channel;
  }

  public static RawClient connect(Path socket) throws IOException {
    return new RawClient(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
  }

  public void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.UTF_8));
  }

  public void send(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /** Sends what the server may refuse to read to the end. */
  public void sendLenient(byte[] bytes) {
    try {
      send(bytes);
    } catch (IOException closedMeanwhile) {
      assertThat(closedMeanwhile).hasMessageMatching("(?s).*(Broken pipe|Connection reset).*");
    }
  }

  /** The next frame's text. */
  public String reply() throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    while (true) {
      while (chunk.hasRemaining()) {
        byte next = chunk.get();
        if (next == FrameCodec.END) {
          return frame.toString(StandardCharsets.UTF_8);
        }
        frame.write(next);
      }
      if (!fill()) {
        throw new EOFException("the server closed the connection");
      }
    }
  }

  /** Whether something can be read without waiting. */
  public boolean hasInput() throws IOException {
    channel.configureBlocking(false);
    try {
      return chunk.hasRemaining() || (fill() && chunk.hasRemaining());
    } finally {
      channel.configureBlocking(true);
    }
  }

  /** How many bytes can be read without waiting; they are thrown away. */
  public long takeAll() throws IOException {
    channel.configureBlocking(false);
    try {
      long bytes = chunk.remaining();
      while (fill() && chunk.hasRemaining()) {
        bytes += chunk.remaining();
      }
      chunk.position(chunk.limit());
      return bytes;
    } finally {
      channel.configureBlocking(true);
    }
  }

  public void endRequests() throws IOException {
    channel.shutdownOutput();
  }

  /** Ends the requests, of a server that may have closed already. */
  public void endRequestsLenient() {
    try {
      endRequests();
    } catch (IOException closedMeanwhile) {
      assertThat(closedMeanwhile).isNotNull();
    }
  }

  private boolean fill() throws IOException {
    chunk.clear();
    int count = channel.read(chunk);
    chunk.flip();
    return count >= 0;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
