package org.luxibench.luxi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where newcomers are let in or refused. Everything here runs on the selector thread. After one
 * could not be accepted, for want of a descriptor say, it is shut for a moment.
 */
final class Door implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);

  /**
   * How long no connection is accepted after one could not be. With no descriptor left to ask who
   * it is, a newcomer is turned away; the others wait at the door meanwhile.
   */
  static final long PAUSE_MILLIS = 100;

  /** Connections accepted in one go before those that are open get their turn. */
  private static final int CROWD = 32;

  /** Those who are in. */
  interface Guests {
    int count();

    void welcome(SocketChannel channel, PeerCredentials peer) throws IOException;
  }

  private final LuxiServerOptions options;
  private final ServerSocketChannel listener;
  private final SelectionKey key;
  private final Complaints complaints;
  private final Guests guests;

  /** When it was shut; of use only while it is. */
  private long shutNanos;

  Door(
      LuxiServerOptions options,
      ServerSocketChannel listener,
      Selector selector,
      Complaints complaints,
      Guests guests)
      throws IOException {
    this.options = options;
    this.listener = listener;
    this.complaints = complaints;
    this.guests = guests;
    listener.configureBlocking(false);
    key = listener.register(selector, SelectionKey.OP_ACCEPT);
  }

  boolean isOpen() {
    return key.interestOps() != 0;
  }

  /** Opens it again once it has been shut for long enough. */
  void openInTime() {
    if (!isOpen() && System.nanoTime() - shutNanos >= PAUSE_MILLIS * 1_000_000) {
      key.interestOps(SelectionKey.OP_ACCEPT);
    }
  }

  /** The selector found somebody at it. */
  void answer() {
    try {
      SocketChannel channel = listener.accept();
      for (int i = 1; channel != null; i++) {
        admit(channel);
        channel = i < CROWD ? listener.accept() : null;
      }
    } catch (Throwable e) {
      if (complaints.mayComplain()) {
        LOG.error("cannot accept a connection at {}, pausing", options.socket(), e);
      }
      key.interestOps(0);
      shutNanos = System.nanoTime();
    }
  }

  private void admit(SocketChannel channel) throws IOException {
    int most = options.limits().connections();
    try {
      PeerCredentials peer = NativeSocket.peerOf(channel);
      if (!options.allowed().admits(peer)) {
        refuse(
            channel,
            peer,
            "user %d of groups %s is not allowed to connect".formatted(peer.uid(), peer.gids()));
      } else if (guests.count() >= most) {
        refuse(channel, peer, "too many connections, the limit is " + most);
      } else {
        guests.welcome(channel, peer);
      }
    } catch (IOException | RuntimeException | Error e) {
      channel.close();
      throw e;
    }
  }

  /** One that has gone already need not be told; that is nobody else's trouble. */
  private void refuse(SocketChannel channel, PeerCredentials peer, String reason) {
    complaints.of("refused", peer, reason);
    try (channel) {
      channel.configureBlocking(false);
      channel.write(ByteBuffer.wrap(FrameCodec.failure(List.of("LuxiError", List.of(reason)))));
    } catch (IOException e) {
      LOG.debug("refused connection of {} was not told so", peer, e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
