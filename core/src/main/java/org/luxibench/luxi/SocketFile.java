package org.luxibench.luxi;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket as a file. It appears in one step, listening and with its final mode and group: it is
 * bound inside a folder that only we may enter, and then renamed.
 */
final class SocketFile {
  private static final Logger LOG = LoggerFactory.getLogger(SocketFile.class);
  private static final int NAMES = 1 << 20;
  private static final int BACKLOG = 4096;
  private static final int LONGEST_PATH = 107;

  private final Path path;
  private final @Nullable Object identity;

  private SocketFile(Path path, @Nullable Object identity) {
    this.path = path;
    this.identity = identity;
  }

  /** What {@link #listen} made: the channel and the file that leads to it. */
  record Listening(ServerSocketChannel channel, SocketFile file) {}

  /**
   * Listens at the path.
   *
   * @throws IOException if somebody listens there already, something that is no socket is there, or
   *     the system refuses
   */
  @SuppressWarnings("try") // the lock is there to be held
  static Listening listen(LuxiServerOptions options) throws IOException {
    Path path = options.socket().toAbsolutePath();
    try (StartLock alone = StartLock.take(path)) {
      return listenAlone(path, options);
    }
  }

  private static Listening listenAlone(Path path, LuxiServerOptions options) throws IOException {
    refuseToDisturb(path);
    Path folder = hiddenFolder(path.getParent());
    Path hidden = folder.resolve("s");
    checkLength(hidden.toString().length() > path.toString().length() ? hidden : path);
    ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      channel.bind(UnixDomainSocketAddress.of(hidden), BACKLOG);
      setAccess(hidden, options);
      Object identity = identityOf(hidden);
      Files.move(hidden, path, StandardCopyOption.ATOMIC_MOVE);
      return new Listening(channel, new SocketFile(path, identity));
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    } finally {
      Files.deleteIfExists(hidden);
      Files.delete(folder);
    }
  }

  /** Its name is short, for a socket's path may not be long. */
  private static Path hiddenFolder(Path parent) throws IOException {
    var onlyUs = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    while (true) {
      int number = ThreadLocalRandom.current().nextInt(NAMES);
      try {
        return Files.createDirectory(
            parent.resolve(".lx" + Integer.toString(number, Character.MAX_RADIX)), onlyUs);
      } catch (FileAlreadyExistsException taken) {
        LOG.debug("{} is taken, trying another name", taken.getFile());
      }
    }
  }

  /** Removes the file, unless another server has put its own there meanwhile. */
  void remove() throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && (identity == null || identity.equals(identityOf(path)))) {
      Files.deleteIfExists(path);
    }
  }

  private static void refuseToDisturb(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    var attributes =
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!attributes.isOther()) {
      throw new IOException(path + " exists and is no socket");
    }
    if (someoneListens(path)) {
      throw new IOException("another server listens at " + path);
    }
  }

  /** Only a refusal says that nobody does: a socket that we may not enter may well be live. */
  private static boolean someoneListens(Path path) throws IOException {
    try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
      return probe.isConnected();
    } catch (ConnectException refused) {
      return false;
    } catch (IOException e) {
      throw new IOException(
          "cannot tell whether a server listens at %s, so it is left alone: %s"
              .formatted(path, e.getMessage()),
          e);
    }
  }

  private static void setAccess(Path socket, LuxiServerOptions options) throws IOException {
    if (options.group().isPresent()) {
      Files.getFileAttributeView(socket, PosixFileAttributeView.class)
          .setGroup(group(socket, options.group().get()));
    }
    Files.setPosixFilePermissions(socket, permissions(options.mode()));
  }

  private static GroupPrincipal group(Path socket, String name) throws IOException {
    try {
      return socket
          .getFileSystem()
          .getUserPrincipalLookupService()
          .lookupPrincipalByGroupName(name);
    } catch (UserPrincipalNotFoundException e) {
      throw new IOException("the socket's group '" + name + "' is unknown to the system", e);
    }
  }

  /** The lower nine bits, as the file system wants them. */
  static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> permissions = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] all = PosixFilePermission.values();
    for (int bit = 0; bit < all.length; bit++) {
      if ((mode >> (all.length - 1 - bit) & 1) == 1) {
        permissions.add(all[bit]);
      }
    }
    return permissions;
  }

  private static @Nullable Object identityOf(Path path) throws IOException {
    return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
        .fileKey();
  }

  private static void checkLength(Path path) throws IOException {
    int length = path.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length > LONGEST_PATH) {
      throw new IOException(
          "%s has %d bytes, but the system takes no more than %d for a socket"
              .formatted(path, length, LONGEST_PATH));
    }
  }
}
