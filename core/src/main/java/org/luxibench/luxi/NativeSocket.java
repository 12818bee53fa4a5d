package org.luxibench.luxi;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
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

  /** Who is at the other end. */
  static PeerCredentials peerOf(SocketChannel channel) throws IOException {
    FileDescriptorCast duplicate = duplicate(channel);
    return duplicate == null
        ? UNKNOWN
        : ask(duplicate, view -> credentials(view.getPeerCredentials()));
  }

  /**
   * Whether the other end is closed in both directions; false where that cannot be told, for want
   * of descriptors too. Reading says "end" also of a client that only ended its requests and still
   * waits for the reply.
   */
  static boolean hungUp(SocketChannel channel) {
    FileDescriptorCast duplicate;
    try {
      duplicate = duplicate(channel);
    } catch (IOException e) {
      LOG.debug("cannot ask whether {} is closed", channel, e);
      return false;
    }
    try {
      return duplicate != null && ask(duplicate, view -> view.socket().checkConnectionClosed());
    } catch (IOException e) {
      return true;
    }
  }

  /** Null where nothing can be asked at all. */
  private static @Nullable FileDescriptorCast duplicate(SocketChannel channel) throws IOException {
    return GET_DESCRIPTOR == null ? null : FileDescriptorCast.duplicating(descriptor(channel));
  }

  /**
   * Asks junixsocket, on a duplicate of the descriptor: it closes what it finds broken, and the
   * number would be another connection's by the time the JDK closes it too. The duplicate is closed
   * as if it were a file's, for junixsocket would shut the connection down; and it is viewed as a
   * channel, for a socket's view would make the connection a blocking one.
   */
  @SuppressWarnings("try") // the closer is there to close
  private static <T> T ask(FileDescriptorCast duplicate, Question<T> question) throws IOException {
    try (FileOutputStream closer = new FileOutputStream(duplicate.getFileDescriptor())) {
      return question.of(duplicate.as(AFUNIXSocketChannel.class));
    }
  }

  private static FileDescriptor descriptor(SocketChannel channel) throws IOException {
    try {
      return (FileDescriptor) Objects.requireNonNull(GET_DESCRIPTOR).invoke(channel);
    } catch (IllegalAccessException | InvocationTargetException e) {
      throw new IOException("cannot reach the file descriptor of " + channel, e);
    }
  }

  @FunctionalInterface
  private interface Question<T> {
    T of(AFUNIXSocketChannel view) throws IOException;
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
