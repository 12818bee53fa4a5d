package org.luxibench.daemon;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;

/**
 * Until when the watcher is to leave the cluster alone. On the disk before a client hears of it.
 */
final class WatcherPause {
  private static final long NONE = -1;

  private final Path file;
  private final InstantSource clock;

  /** Seconds since the epoch; written under this object's monitor, after the file. */
  private volatile long until;

  /**
   * @throws IOException if the file is there and cannot be read
   */
  WatcherPause(Path file, InstantSource clock) throws IOException {
    this.file = file;
    this.clock = clock;
    this.until = Files.exists(file) ? parse(Files.readString(file)) : NONE;
  }

  /** Until when, in seconds since the epoch; null when that has passed or nothing was set. */
  @Nullable Number current() {
    long end = until;
    return end > clock.instant().getEpochSecond() ? end : null;
  }

  /** Ends the pause. */
  synchronized void end() throws IOException {
    if (Files.deleteIfExists(file)) {
      syncFolder();
    }
    until = NONE;
  }

  /**
   * Pauses, up to the last whole second before the given time.
   *
   * @param seconds since the epoch
   */
  synchronized void until(double seconds) throws IOException, GanetiException {
    if (seconds < clock.millis() / 1e3) {
      throw new GanetiException(
          GanetiError.of("GenericError", "Unable to set pause end time in the past"));
    }
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.writeString(fresh, Long.toString((long) seconds));
    sync(fresh, StandardOpenOption.WRITE);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    syncFolder();
    until = (long) seconds;
  }

  private void syncFolder() throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      sync(folder, StandardOpenOption.READ);
    }
  }

  private static void sync(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  private static long parse(String text) {
    return text.strip().chars().allMatch(Character::isDigit) && !text.isBlank()
        ? Long.parseLong(text.strip())
        : NONE;
  }
}
