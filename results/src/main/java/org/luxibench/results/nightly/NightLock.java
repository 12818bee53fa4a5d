package org.luxibench.results.nightly;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Lets one night run at a time: two would take each other's folders, and disturb each other. */
public final class NightLock implements AutoCloseable {
  private static final String FILE = ".lock";

  private final FileChannel file;

  private NightLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes the lock; the system frees it however this process ends.
   *
   * @param nights folder of all nights' folders, made when absent
   * @throws IOException when a night runs already
   */
  public static NightLock take(Path nights) throws IOException {
    Files.createDirectories(nights);
    Path path = nights.resolve(FILE);
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (tried(file) == null) {
      file.close();
      throw new IOException("a night runs already: it holds " + path);
    }
    return new NightLock(file);
  }

  private static @Nullable FileLock tried(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException heldHere) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
