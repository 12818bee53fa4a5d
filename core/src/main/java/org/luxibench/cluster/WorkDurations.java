package org.luxibench.cluster;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;

/** How long the work of each opcode takes; built-in figures, overridden one by one. */
public final class WorkDurations {
  private static final Duration SHORT = Duration.ofMillis(50);

  /** Rough proportions of a small real cluster, scaled down so that people need not wait. */
  private static final Map<String, Duration> BUILT_IN =
      Map.ofEntries(
          entry("OP_CLUSTER_VERIFY", 0),
          entry("OP_CLUSTER_VERIFY_CONFIG", 100),
          entry("OP_CLUSTER_VERIFY_GROUP", 500),
          entry("OP_CLUSTER_VERIFY_DISKS", 300),
          entry("OP_CLUSTER_REDIST_CONF", 500),
          entry("OP_CLUSTER_QUERY", 0),
          entry("OP_CLUSTER_CONFIG_QUERY", 0),
          entry("OP_QUERY", 0),
          entry("OP_QUERY_FIELDS", 0),
          entry("OP_TAGS_GET", 0),
          entry("OP_TEST_DELAY", 0),
          entry("OP_TEST_DUMMY", 0),
          entry("OP_NODE_ADD", 2_000),
          entry("OP_NODE_REMOVE", 1_000),
          entry("OP_NODE_QUERY", 0),
          entry("OP_NODE_MIGRATE", 5_000),
          entry("OP_NODE_EVACUATE", 5_000),
          entry("OP_INSTANCE_QUERY", 0),
          entry("OP_INSTANCE_CREATE", 5_000),
          entry("OP_INSTANCE_REINSTALL", 5_000),
          entry("OP_INSTANCE_REMOVE", 1_000),
          entry("OP_INSTANCE_STARTUP", 1_000),
          entry("OP_INSTANCE_SHUTDOWN", 2_000),
          entry("OP_INSTANCE_REBOOT", 3_000),
          entry("OP_INSTANCE_REPLACE_DISKS", 20_000),
          entry("OP_INSTANCE_GROW_DISK", 3_000),
          entry("OP_INSTANCE_FAILOVER", 3_000),
          entry("OP_INSTANCE_MIGRATE", 5_000),
          entry("OP_GROUP_QUERY", 0));

  private final Map<String, Duration> overrides;
  private final double spread;
  private final long seed;

  /** One source of chance for each opcode, so that opcodes do not disturb each other's. */
  private final Map<String, Random> chances = new ConcurrentHashMap<>();

  private WorkDurations(Map<String, Duration> overrides, double spread, long seed) {
    this.overrides = Map.copyOf(overrides);
    this.spread = spread;
    this.seed = seed;
  }

  /** The built-in figures. */
  public static WorkDurations standard() {
    return new WorkDurations(Map.of(), 0, 0);
  }

  /** A copy with one opcode's figure replaced, as {@code --duration OP_X=30s} asks. */
  public WorkDurations with(String opId, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "duration of " + opId + " is " + duration + ", expected one of at least 0 s");
    }
    Map<String, Duration> copy = new HashMap<>(overrides);
    copy.put(opId, duration);
    return new WorkDurations(copy, spread, seed);
  }

  /**
   * A copy whose figures vary, alike in every run of one seed.
   *
   * @param share how far, evenly to both sides: 0, not at all, to 1
   */
  public WorkDurations varied(double share, long seed) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("spread is " + share + ", expected 0 to 1");
    }
    return new WorkDurations(overrides, share, seed);
  }

  /** The seed of whatever is left to chance. */
  long seed() {
    return seed;
  }

  /** How long the next piece of this opcode's work takes, where figures vary. */
  Duration next(String opId) {
    Duration mean = of(opId);
    if (spread == 0 || mean.isZero()) {
      return mean;
    }
    Random chance = chances.computeIfAbsent(opId, id -> new Random(seed ^ id.hashCode()));
    double factor = 1 + spread * (2 * chance.nextDouble() - 1);
    return Duration.ofNanos(Math.round(mean.toNanos() * factor));
  }

  /** How long this opcode's work takes; 50 ms where nothing is known of it. */
  public Duration of(String opId) {
    Duration override = overrides.get(opId);
    return override != null ? override : BUILT_IN.getOrDefault(opId, SHORT);
  }

  private static Map.Entry<String, Duration> entry(String opId, long millis) {
    return Map.entry(opId, Duration.ofMillis(millis));
  }
}
