package org.luxibench.daemon;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The daemon's folder, held by one daemon at a time. */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes the folder, which is made if missing.
   *
   * @throws IOException if another daemon has it, or the disk refuses
   */
  static DataFolder take(Path path) throws IOException {
    Files.createDirectories(path);
    FileChannel channel =
        FileChannel.open(
            path.resolve("daemon.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tryLock(channel) == null) {
      channel.close();
      throw new IOException("another daemon works on " + path);
    }
    return new DataFolder(path, channel);
  }

  Path configFile() {
    return path.resolve("config.data");
  }

  Path queueFolder() {
    return path.resolve("queue");
  }

  Path watcherPauseFile() {
    return path.resolve("watcher.pause");
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }
}
