package org.luxibench.daemon;

import java.io.IOException;
import java.nio.file.Path;
import org.luxibench.jobqueue.HeldFile;

/** The daemon's folder, held by one daemon at a time. */
final class DataFolder implements AutoCloseable {
  private final Path path;
  private final HeldFile lock;

  private DataFolder(Path path, HeldFile lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Takes the folder, which is made if missing.
   *
   * @throws IOException if another daemon has it, or the disk refuses
   */
  static DataFolder take(Path path) throws IOException {
    HeldFile lock =
        HeldFile.take(path, "daemon.lock")
            .orElseThrow(() -> new IOException("another daemon works on " + path));
    return new DataFolder(path, lock);
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
}
