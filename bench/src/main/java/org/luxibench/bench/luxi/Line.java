package org.luxibench.bench.luxi;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.luxibench.luxi.FrameCodec;

/** A connection that sends a frame and reads the next one, as cheaply as can be. */
final class Line implements AutoCloseable {
  private final SocketChannel channel;
  private final ByteBuffer input = ByteBuffer.allocateDirect(1 << 16);

  private Line(SocketChannel channel) {
    this.channel = channel;
  }

  static Line to(Path socket) throws IOException {
    return new Line(SocketChannel.open(UnixDomainSocketAddress.of(socket)));
  }

  /**
   * Sends the request and reads its reply, of any length.
   *
   * @return how many bytes came
   */
  int exchange(ByteBuffer request) throws IOException {
    send(request);
    int total = 0;
    do {
      total += receive();
    } while (!ended());
    return total;
  }

  byte[] replyTo(byte[] request) throws IOException {
    send(ByteBuffer.wrap(request));
    ByteArrayOutputStream reply = new ByteArrayOutputStream();
    do {
      byte[] bytes = new byte[receive()];
      input.get(0, bytes);
      reply.writeBytes(bytes);
    } while (!ended());
    return reply.toByteArray();
  }

  private void send(ByteBuffer request) throws IOException {
    ByteBuffer rest = request.duplicate();
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  private int receive() throws IOException {
    input.clear();
    int count = channel.read(input);
    if (count < 0) {
      throw new EOFException("the server closed the connection");
    }
    return count;
  }

  private boolean ended() {
    return input.get(input.position() - 1) == FrameCodec.END;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
