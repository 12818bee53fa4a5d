package org.luxibench.bench.luxi;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import org.luxibench.luxi.FrameCodec;

/** Answers every message with the same bytes, from one selector thread and with no thought. */
final class EchoServer implements AutoCloseable {
  private final Selector selector;
  private final ServerSocketChannel listener;
  private final ByteBuffer reply;
  private final ByteBuffer chunk = ByteBuffer.allocateDirect(1 << 16);
  private final Thread thread;

  EchoServer(Path socket, byte[] reply) throws IOException {
    this.reply = ByteBuffer.allocateDirect(reply.length).put(reply).flip();
    this.selector = Selector.open();
    this.listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(socket));
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
    this.thread = new Thread(this::run, "echo");
    thread.start();
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(this::ready);
      }
    } catch (ClosedSelectorException end) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new IllegalStateException("the echo failed", e);
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        SocketChannel client = listener.accept();
        client.configureBlocking(false);
        client.register(selector, SelectionKey.OP_READ);
      } else {
        answer((SocketChannel) key.channel());
      }
    } catch (IOException e) {
      throw new IllegalStateException("the echo failed", e);
    }
  }

  private void answer(SocketChannel client) throws IOException {
    chunk.clear();
    int count = client.read(chunk);
    if (count < 0) {
      client.close();
    } else if (count > 0 && chunk.get(count - 1) == FrameCodec.END) {
      ByteBuffer bytes = reply.duplicate();
      while (bytes.hasRemaining()) {
        client.write(bytes);
      }
    }
  }

  @Override
  public void close() throws IOException {
    selector.close();
    listener.close();
  }
}
