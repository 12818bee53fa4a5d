package org.luxibench.load.generator;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Takes as many connections as it is told to, and answers on those; its queue of new ones is short.
 */
final class StubbornServer implements AutoCloseable {
  private static final byte[] ANSWER =
      "{\"result\":[],\"success\":true}\u0003".getBytes(StandardCharsets.UTF_8);

  private final UnixDomainSocketAddress address;
  private final ServerSocketChannel listener;
  private final Semaphore welcome = new Semaphore(0);
  private final List<SocketChannel> accepted = new CopyOnWriteArrayList<>();
  private final List<SocketChannel> fillers = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  StubbornServer(Path socket) throws IOException {
    address = UnixDomainSocketAddress.of(socket);
    listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(address, 1);
    threads.execute(this::accept);
  }

  /** Takes so many more. */
  void admit(int connections) {
    welcome.release(connections);
  }

  /** Connects until the queue of new connections is full. */
  void fill() throws IOException {
    boolean full = false;
    while (!full) {
      SocketChannel filler = SocketChannel.open(StandardProtocolFamily.UNIX);
      fillers.add(filler);
      filler.configureBlocking(false);
      try {
        filler.connect(address);
      } catch (IOException again) {
        full = true;
      }
    }
  }

  private void accept() {
    try {
      while (true) {
        welcome.acquire();
        SocketChannel client = listener.accept();
        accepted.add(client);
        threads.execute(() -> answer(client));
      }
    } catch (IOException | InterruptedException closed) {
      // The test is over.
    }
  }

  private static void answer(SocketChannel client) {
    ByteBuffer buffer = ByteBuffer.allocate(4_096);
    try {
      while (client.read(buffer.clear()) >= 0) {
        for (int i = 0; i < buffer.position(); i++) {
          if (ReplyCheck.isEnd(buffer.get(i))) {
            client.write(ByteBuffer.wrap(ANSWER));
          }
        }
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    listener.close();
    for (SocketChannel client : accepted) {
      client.close();
    }
    for (SocketChannel filler : fillers) {
      filler.close();
    }
  }
}
