package org.luxibench.load.calibrate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.PriorityQueue;
import org.luxibench.load.generator.RunQueue;
import org.luxibench.load.generator.TimedSelector;
import org.luxibench.luxi.FrameCodec;

/**
 * A LUXI server that knows one answer and gives it exactly when its {@link Conduct} says, whatever
 * was asked. One thread.
 */
public final class KnownServer implements AutoCloseable {
  private static final byte[] ANSWER =
      "{\"result\":[],\"success\":true}\u0003".getBytes(StandardCharsets.UTF_8);
  private static final int BACKLOG = 4_096;

  private final Path socket;
  private final Conduct conduct;
  private final byte[] answer;
  private final ServerSocketChannel listener;
  private final TimedSelector selector;
  private final Thread thread;
  private final PriorityQueue<Reply> replies = new PriorityQueue<>();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
  private final ServerLog log = new ServerLog();
  private long start;
  private long requests;
  private volatile boolean closing;

  private record Reply(long at, long number, SocketChannel to) implements Comparable<Reply> {
    @Override
    public int compareTo(Reply other) {
      return at == other.at ? Long.compare(number, other.number) : Long.compare(at, other.at);
    }
  }

  private KnownServer(Path socket, Conduct conduct, byte[] answer) throws IOException {
    this.socket = socket;
    this.conduct = conduct;
    this.answer = answer;
    this.selector = TimedSelector.open();
    this.listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    listener.bind(UnixDomainSocketAddress.of(socket), BACKLOG);
    listener.configureBlocking(false);
    listener.register(selector.selector(), SelectionKey.OP_ACCEPT);
    this.thread = new Thread(this::serve, "known-server");
    thread.setDaemon(true);
  }

  /** Listens at once. */
  public static KnownServer start(Path socket, Conduct conduct) throws IOException {
    return start(socket, conduct, ANSWER);
  }

  /** Listens at once and answers with given bytes, for servers that speak badly. */
  static KnownServer start(Path socket, Conduct conduct, byte[] answer) throws IOException {
    KnownServer server = new KnownServer(socket, conduct, answer);
    server.thread.start();
    return server;
  }

  Path socket() {
    return socket;
  }

  /** What it did; to be read once it is closed. */
  ServerLog log() {
    return log;
  }

  /** What the conduct's times count from, by {@link System#nanoTime}. */
  private long now() {
    return System.nanoTime() - start;
  }

  private void serve() {
    start = System.nanoTime();
    try {
      while (!closing) {
        await();
        reply();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the known server at " + socket + " broke", e);
    } finally {
      log.stoodStill(RunQueue.waitedByThisThread());
    }
  }

  private void await() throws IOException {
    Reply first = replies.peek();
    selector.selectUntil(first == null ? Long.MAX_VALUE : start + first.at, this::ready);
  }

  private void reply() throws IOException {
    for (Reply first = replies.peek(); first != null && first.at <= now(); first = replies.peek()) {
      replies.remove();
      log.answered(first.number, System.nanoTime());
      try {
        first.to.write(ByteBuffer.wrap(answer));
      } catch (IOException gone) {
        first.to.close();
      }
    }
  }

  private void ready(SelectionKey key) {
    try {
      if (key.isAcceptable()) {
        accept();
      } else {
        read((SocketChannel) key.channel());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the known server at " + socket + " broke", e);
    }
  }

  private void accept() throws IOException {
    for (SocketChannel client = listener.accept(); client != null; client = listener.accept()) {
      client.configureBlocking(false);
      client.register(selector.selector(), SelectionKey.OP_READ);
    }
  }

  private void read(SocketChannel client) throws IOException {
    buffer.clear();
    try {
      if (client.read(buffer) < 0) {
        client.close();
        return;
      }
    } catch (IOException reset) {
      client.close();
      return;
    }
    long received = now();
    for (int i = 0; i < buffer.position(); i++) {
      if (buffer.get(i) == FrameCodec.END) {
        due(client, received);
      }
    }
  }

  private void due(SocketChannel client, long received) throws IOException {
    long at = conduct.replyAt(received, requests);
    if (at == Conduct.CLOSE) {
      client.close();
    } else if (at != Conduct.NEVER) {
      replies.add(new Reply(at, requests, client));
    }
    log.received(requests, start + received);
    requests++;
  }

  @Override
  public void close() throws IOException {
    closing = true;
    selector.wakeup();
    try {
      thread.join();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    for (SelectionKey key : selector.selector().keys()) {
      key.channel().close();
    }
    listener.close();
    selector.close();
    Files.deleteIfExists(socket);
  }
}
