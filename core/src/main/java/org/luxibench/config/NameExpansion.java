package org.luxibench.config;

import java.util.Optional;
import java.util.SortedMap;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;

/**
 * Finds the full name a client meant: exactly it, or the only one that continues it after a dot,
 * upper and lower case being alike (REFERENCE 3).
 */
public final class NameExpansion {
  private NameExpansion() {}

  /**
   * The node meant.
   *
   * @throws GanetiException OpPrereqError, unknown_entity, if none or several match
   */
  public static Node node(ClusterConfig config, String name) throws GanetiException {
    return findNode(config, name).orElseThrow(() -> unknown("Node", name));
  }

  /**
   * The instance meant.
   *
   * @throws GanetiException OpPrereqError, unknown_entity, if none or several match
   */
  public static Instance instance(ClusterConfig config, String name) throws GanetiException {
    return findInstance(config, name).orElseThrow(() -> unknown("Instance", name));
  }

  /**
   * The group meant, by UUID or name.
   *
   * @throws GanetiException OpPrereqError, unknown_entity, if there is none
   */
  public static NodeGroup group(ClusterConfig config, String name) throws GanetiException {
    return config.group(name).orElseThrow(() -> unknown("Group", name));
  }

  /** The node meant; empty if none or several match. */
  public static Optional<Node> findNode(ClusterConfig config, String name) {
    return find(config.nodes(), name);
  }

  /** The instance meant; empty if none or several match. */
  public static Optional<Instance> findInstance(ClusterConfig config, String name) {
    return find(config.instances(), name);
  }

  static <V> Optional<V> find(SortedMap<String, V> items, String wanted) {
    return new NameIndex<>(items).find(wanted);
  }

  private static GanetiException unknown(String kind, String name) {
    return GanetiException.opPrereq(kind + " '" + name + "' not known", ErrorCode.UNKNOWN_ENTITY);
  }
}
