package org.luxibench.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is broken just now. Thread-safe; everything works until something is said. Chance is seeded:
 * the n-th piece of an opcode's work fails, or does not, alike in every run of one seed.
 */
public final class Faults {
  private final Set<String> silentNodes = ConcurrentHashMap.newKeySet();
  private final Set<String> crashedInstances = ConcurrentHashMap.newKeySet();
  private final Map<String, Failure> failingOpcodes = new ConcurrentHashMap<>();
  private final long seed;

  Faults(long seed) {
    this.seed = seed;
  }

  /** Work of one opcode that fails with a reason, in a share of cases. */
  private record Failure(String reason, double share, Random chance) {}

  /** Breaks what the fault says. */
  public void inject(Fault fault) {
    if (fault instanceof Fault.Silent silent) {
      silence(silent.node());
    } else if (fault instanceof Fault.Crashed crashed) {
      crash(crashed.instance());
    } else if (fault instanceof Fault.Failing failing) {
      failWork(failing.opId(), "Simulated failure of " + failing.opId(), failing.share());
    }
  }

  /** The node of this name stops answering. */
  public void silence(String node) {
    silentNodes.add(node);
  }

  /** The node answers again. */
  public void heal(String node) {
    silentNodes.remove(node);
  }

  /** Work of this opcode fails with the given reason. */
  public void failWork(String opId, String reason) {
    failWork(opId, reason, 1);
  }

  /**
   * Work of this opcode fails with the given reason in a share of cases.
   *
   * @param share from 0, never, to 1, always
   */
  public void failWork(String opId, String reason, double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "share of failing " + opId + " is " + share + ", expected 0 to 1");
    }
    failingOpcodes.put(opId, new Failure(reason, share, new Random(seed ^ opId.hashCode())));
  }

  /** Work of this opcode succeeds again. */
  public void mendWork(String opId) {
    failingOpcodes.remove(opId);
  }

  /** The instance of this name stops running, whatever is configured. */
  public void crash(String instance) {
    crashedInstances.add(instance);
  }

  /** The instance runs again when it is meant to. */
  public void revive(String instance) {
    crashedInstances.remove(instance);
  }

  boolean crashed(String instance) {
    return crashedInstances.contains(instance);
  }

  boolean silent(String node) {
    return silentNodes.contains(node);
  }

  /** Why a piece of work of this opcode fails, if it does; each call is one piece. */
  public Optional<String> failure(String opId) {
    return Optional.ofNullable(failingOpcodes.get(opId))
        .filter(failure -> failure.chance().nextDouble() < failure.share())
        .map(Failure::reason);
  }
}
