package org.luxibench.luxi;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one starter at a time look whether somebody listens at a path and put its own socket there:
 * between the two steps of one another could take its first.
 *
 * <p>It is a lock on the file {@code SOCKET.lock}, held for that moment only: afterwards the socket
 * itself tells that it is taken. So the file is removed again at once, by its holder; and as
 * another may have opened it just before, a lock counts only if one file was in the folder before
 * it was opened and after it was locked. A file that a crash left behind is taken over.
 */
final class StartLock implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StartLock.class);

  private final Path file;
  private final FileChannel channel;

  private StartLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the lock of a socket's path.
   *
   * @throws IOException if another starter has it, or the system refuses
   */
  static StartLock take(Path socket) throws IOException {
    Path file = socket.resolveSibling(socket.getFileName() + ".lock");
    while (true) {
      Object found = identity(file);
      FileChannel channel = found == null ? null : open(file);
      if (channel == null) {
        create(file);
      } else if (lock(channel, socket) && found.equals(identity(file))) {
        return new StartLock(file, channel);
      } else {
        channel.close();
      }
    }
  }

  private static void create(Path file) throws IOException {
    try {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    } catch (FileAlreadyExistsException byAnotherStarter) {
      LOG.debug("{} is there already", file);
    }
  }

  private static @Nullable FileChannel open(Path file) throws IOException {
    try {
      return FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException removedByItsHolder) {
      return null;
    }
  }

  /** Locks a file, or closes it. */
  private static boolean lock(FileChannel channel, Path socket) throws IOException {
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      LOG.debug("another server of this process is starting", e);
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    if (!locked) {
      throw new IOException("another server is just starting at " + socket);
    }
    return true;
  }

  private static @Nullable Object identity(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
          .fileKey();
    } catch (NoSuchFileException removedByItsHolder) {
      return null;
    }
  }

  /** Removes the file and gives the lock free, in this order. */
  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(file);
    }
  }
}
