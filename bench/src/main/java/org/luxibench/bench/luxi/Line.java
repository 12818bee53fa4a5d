package org.luxibench.bench.luxi;

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

  /** Sends the request and reads its reply, which stays in the buffer. */
  int exchange(ByteBuffer request) throws IOException {
    ByteBuffer rest = request.duplicate();
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
    input.clear();
    do {
      if (channel.read(input) < 0) {
        throw new EOFException("the server closed the connection");
      }
    } while (input.get(input.position() - 1) != FrameCodec.END);
    return input.position();
  }

  byte[] replyTo(byte[] request) throws IOException {
    exchange(ByteBuffer.wrap(request));
    byte[] reply = new byte[input.flip().remaining()];
    input.get(reply);
    return reply;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
