package org.luxibench.jobqueue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A file by which one process holds a folder; the kernel frees it when the process dies.
 *
 * <p>Such a lock belongs to the process, and closing any channel on the file gives it up. So a
 * second attempt in the process that holds one must not open the file at all: {@code HELD} names
 * those held, from before the opening until after the closing.
 */
public final class HeldFile implements AutoCloseable {
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private HeldFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the file, which is made if missing, at once or not at all.
   *
   * @param folder made if missing
   * @return nothing if somebody else holds it, be it in this process or another
   * @throws IOException if the disk refuses
   */
  public static Optional<HeldFile> take(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.toRealPath().resolve(name);
    if (!HELD.add(file)) {
      return Optional.empty();
    }
    Optional<HeldFile> taken = Optional.empty();
    try {
      taken = lock(file);
    } finally {
      if (taken.isEmpty()) {
        HELD.remove(file);
      }
    }
    return taken;
  }

  private static Optional<HeldFile> lock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      // Somebody in this process locks it who does not go by HELD.
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    return locked ? Optional.of(new HeldFile(file, channel)) : Optional.empty();
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      HELD.remove(file);
    }
  }
}
