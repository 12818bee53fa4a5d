package org.luxibench.config;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Holds the current configuration. Readers take {@link #current()} and no lock; one writer at a
 * time swaps it, after it is on disk.
 */
public final class ConfigStore {
  private final @Nullable Path file;
  private final Clock clock;

  /** Publishes a whole configuration; written only while holding this object's monitor. */
  private volatile ClusterConfig current;

  private ConfigStore(@Nullable Path file, ClusterConfig current, Clock clock) {
    this.file = file;
    this.current = current;
    this.clock = clock;
  }

  /**
   * Opens the saved configuration, or saves the given one where there is none yet.
   *
   * @throws IOException if the file cannot be read, written or used
   */
  public static ConfigStore open(Path file, ClusterConfig initial) throws IOException {
    if (Files.exists(file)) {
      return new ConfigStore(file, ClusterConfigs.load(file), Clock.systemUTC());
    }
    ConfigFile.save(file, initial);
    return new ConfigStore(file, initial, Clock.systemUTC());
  }

  /** A store without a file, for tests and benches. */
  public static ConfigStore inMemory(ClusterConfig initial) {
    return new ConfigStore(null, initial, Clock.systemUTC());
  }

  /** The configuration as of now. */
  public ClusterConfig current() {
    return current;
  }

  /**
   * Applies a change and saves the result before anyone sees it. Changed objects get the next
   * serial number and the time; so does the whole. A change that returns its argument does nothing.
   *
   * @throws IOException if it cannot be saved; then nothing has changed
   */
  @SuppressWarnings("ReferenceEquality") // identity is what "returns its argument" means
  public synchronized void update(UnaryOperator<ClusterConfig> change) throws IOException {
    ClusterConfig before = current;
    ClusterConfig after = change.apply(before);
    if (after == before) {
      return;
    }
    ClusterConfig touched = Touch.changed(before, after, seconds(clock.instant()));
    if (file != null) {
      ConfigFile.save(file, touched);
    }
    current = touched;
  }

  private static BigDecimal seconds(Instant now) {
    return BigDecimal.valueOf(now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000, 6);
  }
}
