package org.luxibench.config;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Holds the current configuration. Readers take {@link #current()} and no lock; one writer at a
 * time swaps it, after it is on disk.
 *
 * <p>Changes queue up. Whoever gets the monitor applies all that are queued, one after the other,
 * saves once and publishes once; the others find theirs done when they get in. So a burst of
 * changes costs one write of a large file, not one each, and still no change is seen or reported
 * before it is on disk.
 */
public final class ConfigStore {
  private final @Nullable Path file;
  private final Clock clock;
  private final ConfigFile.FolderSync sync;

  /** Changes asked for and not yet applied, in the order in which they came. */
  private final Queue<Change> asked = new ConcurrentLinkedQueue<>();

  /** Publishes a whole configuration; written only while holding this object's monitor. */
  private volatile ClusterConfig current;

  private ConfigStore(@Nullable Path file, ClusterConfig current, ConfigFile.FolderSync sync) {
    this.file = file;
    this.current = current;
    this.clock = Clock.systemUTC();
    this.sync = sync;
  }

  /**
   * Opens the saved configuration, or saves the given one where there is none yet. What a crash
   * left of an unfinished save is removed.
   *
   * @param initial asked only where no file is
   * @throws InvalidConfigException if the file cannot be used; the message says why
   * @throws IOException if the file cannot be read or written
   */
  public static ConfigStore open(Path file, Origin initial) throws IOException {
    return open(file, initial, ConfigFile::syncFolder);
  }

  /** As {@link #open(Path, Origin)}, on a disk of which a test says when it refuses. */
  static ConfigStore open(Path file, Origin initial, ConfigFile.FolderSync sync)
      throws IOException {
    ConfigFile.removeUnfinished(file);
    if (Files.exists(file)) {
      return new ConfigStore(file, ClusterConfigs.load(file), sync);
    }
    ClusterConfig made = initial.make();
    ConfigFile.save(file, made, sync);
    return new ConfigStore(file, made, sync);
  }

  /** As {@link #open(Path, Origin)}, with a configuration that is at hand. */
  public static ConfigStore open(Path file, ClusterConfig initial) throws IOException {
    return open(file, () -> initial);
  }

  /** A store without a file, for tests and benches. */
  public static ConfigStore inMemory(ClusterConfig initial) {
    return new ConfigStore(null, initial, ConfigFile::syncFolder);
  }

  /** Where the first configuration comes from. */
  @FunctionalInterface
  public interface Origin {
    /**
     * Makes or reads it.
     *
     * @throws IOException if it cannot be had
     */
    ClusterConfig make() throws IOException;
  }

  /** The configuration as of now. */
  public ClusterConfig current() {
    return current;
  }

  /**
   * Applies a change and saves the result before anyone sees it. Changed objects get the next
   * serial number and the time; so does the whole. A change that returns its argument does nothing;
   * one that throws does nothing either, and its exception comes out here.
   *
   * @param change may be called on another caller's thread
   * @throws IOException if it cannot be saved; then nothing has changed, unless the message says
   *     that a restart may find it all the same
   */
  public void update(UnaryOperator<ClusterConfig> change) throws IOException {
    Change mine = new Change(change);
    asked.add(mine);
    synchronized (this) {
      if (!mine.done) {
        applyAsked();
      }
    }
    mine.rethrow();
  }

  /** Caller holds the monitor. */
  @SuppressWarnings("ReferenceEquality") // identity is what "returns its argument" means
  private void applyAsked() {
    List<Change> batch = new ArrayList<>();
    ClusterConfig changed = current;
    for (Change next = asked.poll(); next != null; next = asked.poll()) {
      changed = next.applyTo(changed, clock.instant());
      batch.add(next);
    }
    try {
      if (changed != current && file != null) {
        save(file, changed);
      }
      current = changed;
    } catch (IOException | RuntimeException | Error e) {
      batch.forEach(change -> change.fail(e));
    }
    batch.forEach(change -> change.done = true);
  }

  /** A file that is in its place although its saving failed is replaced by the present state. */
  private void save(Path place, ClusterConfig changed) throws IOException {
    try {
      ConfigFile.save(place, changed, sync);
    } catch (ConfigFile.NotDurableException e) {
      try {
        ConfigFile.save(place, current, sync);
      } catch (IOException again) {
        IOException told =
            new IOException(e.getMessage() + "; a restart may find the change all the same", e);
        told.addSuppressed(again);
        throw told;
      }
      throw e;
    }
  }

  private static BigDecimal seconds(Instant now) {
    return BigDecimal.valueOf(now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000, 6);
  }

  /** One change on its way; its fields are guarded by the store's monitor. */
  private static final class Change {
    private final UnaryOperator<ClusterConfig> operator;
    private boolean done;
    private @Nullable Throwable failure;

    Change(UnaryOperator<ClusterConfig> operator) {
      this.operator = operator;
    }

    @SuppressWarnings("ReferenceEquality")
    ClusterConfig applyTo(ClusterConfig before, Instant now) {
      try {
        ClusterConfig after = operator.apply(before);
        return after == before ? before : Touch.changed(before, after, seconds(now));
      } catch (RuntimeException | Error e) {
        failure = e;
        return before;
      }
    }

    void fail(Throwable saving) {
      if (failure == null) {
        failure = saving;
      }
    }

    void rethrow() throws IOException {
      if (failure instanceof IOException saving) {
        throw new IOException("the configuration cannot be saved: " + saving.getMessage(), saving);
      }
      if (failure instanceof RuntimeException own) {
        throw own;
      }
      if (failure instanceof Error own) {
        throw own;
      }
    }
  }
}
