package org.luxibench.luxi;

import java.io.FileDescriptor;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.newsclub.net.unix.AFUNIXSocketChannel;
import org.newsclub.net.unix.AFUNIXSocketCredentials;
import org.newsclub.net.unix.FileDescriptorCast;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reaches what the JDK's channels do not offer, through junixsocket and the file descriptor. The
 * JDK's selector waits in epoll, whose cost does not grow with idle connections; junixsocket's
 * waits in poll, whose cost does: hence this crossing instead of its channels.
 *
 * <p>Needs {@code --add-exports java.base/sun.nio.ch=ALL-UNNAMED}, which our jars have in their
 * manifests. Without it nothing is known of the peer, and an allow list refuses everybody.
 */
final class NativeSocket {
  private static final Logger LOG = LoggerFactory.getLogger(NativeSocket.class);
  private static final PeerCredentials UNKNOWN = new PeerCredentials(-1, -1, List.of());
  private static final @Nullable Method GET_DESCRIPTOR = findGetter();

  private NativeSocket() {}

  /**
   * The same connection as junixsocket sees it; null if it cannot. Not to be closed: that would
   * shut the connection down.
   */
  private static @Nullable AFUNIXSocketChannel view(SocketChannel channel) throws IOException {
    if (GET_DESCRIPTOR == null) {
      return null;
    }
    try {
      FileDescriptor descriptor = (FileDescriptor) GET_DESCRIPTOR.invoke(channel);
      // as a channel, for casting to a socket would make the descriptor a blocking one
      return FileDescriptorCast.using(descriptor).as(AFUNIXSocketChannel.class);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IOException("cannot reach the file descriptor of " + channel, e);
    }
  }

  /** Who is at the other end. */
  static PeerCredentials peerOf(SocketChannel channel) throws IOException {
    AFUNIXSocketChannel view = view(channel);
    return view == null ? UNKNOWN : credentials(view.getPeerCredentials());
  }

  /**
   * Whether the other end is closed in both directions; false where that cannot be told. Reading
   * says "end" also of a client that only ended its requests and still waits for the reply.
   */
  static boolean hungUp(SocketChannel channel) {
    try {
      AFUNIXSocketChannel view = view(channel);
      return view != null && view.socket().checkConnectionClosed();
    } catch (IOException e) {
      return true;
    }
  }

  private static PeerCredentials credentials(@Nullable AFUNIXSocketCredentials peer) {
    if (peer == null || peer.isEmpty()) {
      return UNKNOWN;
    }
    long[] gids = peer.getGids();
    return new PeerCredentials(
        peer.getPid(),
        peer.getUid(),
        gids == null ? List.of() : Arrays.stream(gids).boxed().toList());
  }

  private static @Nullable Method findGetter() {
    try {
      Method getter = Class.forName("sun.nio.ch.SelChImpl").getMethod("getFD");
      try (SocketChannel probe = SocketChannel.open()) {
        getter.invoke(probe);
      }
      return getter;
    } catch (ReflectiveOperationException | IOException e) {
      LOG.warn(
          "peers cannot be identified: run with --add-exports java.base/sun.nio.ch=ALL-UNNAMED", e);
      return null;
    }
  }
}
