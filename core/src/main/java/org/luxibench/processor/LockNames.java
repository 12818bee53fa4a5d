package org.luxibench.processor;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.luxibench.config.ClusterConfig;
import org.luxibench.locking.LockLevel;

/** Which locks a cluster has besides the BGL: one for each instance, group and node. */
public final class LockNames {
  private LockNames() {}

  /** By level, those of a configuration; groups by their UUIDs. */
  public static Map<LockLevel, Set<String>> of(ClusterConfig config) {
    Map<LockLevel, Set<String>> names = new EnumMap<>(LockLevel.class);
    names.put(LockLevel.INSTANCE, config.instances().keySet());
    names.put(LockLevel.NODEGROUP, config.groups().keySet());
    names.put(LockLevel.NODE, config.nodes().keySet());
    return names;
  }
}
