package org.luxibench.cluster;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.luxibench.config.Instance;
import org.luxibench.config.Node;

/**
 * The machines behind the configuration. Work takes its time on the thread that does it, as the
 * remote calls of a real cluster would; questions are answered at once.
 */
public final class SimulatedCluster implements AutoCloseable {
  private static final long MEMORY_TOTAL = 65_536;
  private static final long MEMORY_NODE = 1_024;
  private static final long DISK_TOTAL = 4_194_304;

  private static final OperatingSystem DEBOOTSTRAP =
      new OperatingSystem(
          "debootstrap",
          "/usr/share/ganeti/os/debootstrap",
          "",
          List.of("default"),
          List.of(),
          List.of(20));

  private final WorkDurations durations;
  private final SimulatedTime time;
  private final Faults faults;
  private final CountDownLatch closed;
  private final Map<String, List<String>> exports = new ConcurrentHashMap<>();

  /** Instances by name that were started or stopped without that being configured. */
  private final Map<String, Boolean> unremembered = new ConcurrentHashMap<>();

  private SimulatedCluster(WorkDurations durations, SimulatedTime time, CountDownLatch closed) {
    this.durations = durations;
    this.faults = new Faults(durations.seed());
    this.time = time;
    this.closed = closed;
  }

  /** A cluster whose work takes the given times for real. */
  public static SimulatedCluster start(WorkDurations durations) {
    CountDownLatch closed = new CountDownLatch(1);
    return new SimulatedCluster(durations, duration -> pass(closed, duration), closed);
  }

  /** A cluster whose time is the caller's, for tests. */
  public static SimulatedCluster with(WorkDurations durations, SimulatedTime time) {
    return new SimulatedCluster(durations, time, new CountDownLatch(1));
  }

  /** What is broken, and the place to break it. */
  public Faults faults() {
    return faults;
  }

  /** How long the next piece of an opcode's work takes; each call is one piece. */
  public Duration durationOf(String opId) {
    return durations.next(opId);
  }

  /**
   * Does the work of an opcode: returns after its duration. Whether it fails is for the caller to
   * ask of {@link #faults()}.
   *
   * @throws InterruptedException if interrupted or closed meanwhile
   */
  public void work(String opId) throws InterruptedException {
    work(durationOf(opId));
  }

  /**
   * Does work of the given length.
   *
   * @throws InterruptedException if interrupted or closed meanwhile
   */
  public void work(Duration duration) throws InterruptedException {
    if (!duration.isZero() && !duration.isNegative()) {
      time.pass(duration);
    }
  }

  /** Whether the node answers remote calls: neither marked offline nor silenced by a fault. */
  public boolean answers(Node node) {
    return !node.offline() && !faults.silent(node.name());
  }

  /**
   * What the node tells about itself, or nothing if it does not answer.
   *
   * @param usedMemory MiB that running instances take there
   * @param usedDisk MiB that disks take there
   */
  public Optional<NodeLive> live(Node node, long usedMemory, long usedDisk) {
    if (!answers(node)) {
      return Optional.empty();
    }
    return Optional.of(
        new NodeLive(
            UUID.nameUUIDFromBytes(("boot " + node.uuid()).getBytes(StandardCharsets.UTF_8))
                .toString(),
            MEMORY_TOTAL,
            MEMORY_NODE,
            Math.max(0, MEMORY_TOTAL - MEMORY_NODE - usedMemory),
            DISK_TOTAL,
            Math.max(0, DISK_TOTAL - usedDisk),
            16,
            1,
            2));
  }

  /**
   * Whether the instance runs, its primary node answering; an instance runs when it is meant to,
   * unless it was started or stopped without that being remembered.
   */
  public boolean runs(Instance instance) {
    return unremembered.getOrDefault(instance.name(), instance.adminUp())
        && !faults.crashed(instance.name());
  }

  /** An instance runs from now on, or does not, whatever it is meant to. */
  public void runUnremembered(String instance, boolean runs) {
    unremembered.put(instance, runs);
  }

  /** An instance runs when it is meant to again. */
  public void runAsMeant(String instance) {
    unremembered.remove(instance);
  }

  /** The operating systems a node offers; none if it does not answer. */
  public List<OperatingSystem> operatingSystems(Node node) {
    return answers(node) && node.vmCapable() ? List.of(DEBOOTSTRAP) : List.of();
  }

  /** The exports kept on a node, in name order; nothing if it does not answer. */
  public Optional<List<String>> exports(Node node) {
    return answers(node)
        ? Optional.of(exports.getOrDefault(node.name(), List.of()))
        : Optional.empty();
  }

  /** Replaces the list of exports kept on the node of this name. */
  public void setExports(String node, List<String> names) {
    exports.put(node, names.stream().sorted().toList());
  }

  /** Ends all work under way, each with an InterruptedException. */
  @Override
  public void close() {
    closed.countDown();
  }

  private static void pass(CountDownLatch closed, Duration duration) throws InterruptedException {
    if (closed.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("the simulated cluster was closed");
    }
  }
}
