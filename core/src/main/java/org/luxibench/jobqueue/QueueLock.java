package org.luxibench.jobqueue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Holds the file {@code lock}, so that no second daemon serves the same folder. */
final class QueueLock implements AutoCloseable {
  private final FileChannel channel;

  private QueueLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Takes the lock at once or not at all; the kernel frees it when the process dies.
   *
   * @throws IOException if somebody else holds it
   */
  static QueueLock take(Path folder) throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new IOException(
          "job queue " + folder + " is in use by another daemon, expected it to be free");
    }
    return new QueueLock(channel);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
