package org.luxibench.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;
import org.luxibench.jobqueue.FileLayer;

/**
 * Until when the watcher is to leave the cluster alone. On the disk before a client hears of it.
 */
final class WatcherPause {
  private static final long NONE = -1;

  private final Path file;
  private final Path folder;
  private final InstantSource clock;
  private final FileLayer files;

  /** Seconds since the epoch; written under this object's monitor, after the file. */
  private volatile long until;

  /**
   * What was set last, if anything was.
   *
   * @throws IOException if the file is there and cannot be read
   */
  WatcherPause(Path file, InstantSource clock, FileLayer files) throws IOException {
    this.file = file;
    this.folder = file.toAbsolutePath().resolveSibling("");
    this.clock = clock;
    this.files = files;
    this.until =
        files.exists(file) ? parse(new String(files.read(file), StandardCharsets.UTF_8)) : NONE;
  }

  /** Until when, in seconds since the epoch; null when that has passed or nothing was set. */
  @Nullable Number current() {
    long end = until;
    return end > clock.instant().getEpochSecond() ? end : null;
  }

  /** Ends the pause. */
  synchronized void end() throws IOException {
    set(NONE);
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
    set((long) seconds);
  }

  /** What the disk refuses half way is taken back, for a restart must not find it. */
  private void set(long end) throws IOException {
    try {
      save(end);
    } catch (IOException e) {
      try {
        save(until);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
    until = end;
  }

  private void save(long end) throws IOException {
    if (end == NONE) {
      files.delete(file);
    } else {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      files.write(fresh, Long.toString(end).getBytes(StandardCharsets.UTF_8), true);
      files.move(fresh, file);
    }
    files.syncFolder(folder);
  }

  private static long parse(String text) {
    return text.strip().chars().allMatch(Character::isDigit) && !text.isBlank()
        ? Long.parseLong(text.strip())
        : NONE;
  }
}
