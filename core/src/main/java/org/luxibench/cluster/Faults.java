package org.luxibench.cluster;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What is broken just now. Thread-safe; everything works until something is said. */
public final class Faults {
  private final Set<String> silentNodes = ConcurrentHashMap.newKeySet();
  private final Set<String> crashedInstances = ConcurrentHashMap.newKeySet();
  private final Map<String, String> failingOpcodes = new ConcurrentHashMap<>();

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
    failingOpcodes.put(opId, reason);
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

  /** Why work of this opcode fails, if it does. */
  public Optional<String> failure(String opId) {
    return Optional.ofNullable(failingOpcodes.get(opId));
  }
}
