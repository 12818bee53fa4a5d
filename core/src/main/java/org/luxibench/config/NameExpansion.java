package org.luxibench.config;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;

/**
 * Finds the full name a client meant: exactly it, or the only one that continues it after a dot,
 * upper and lower case being alike (REFERENCE 3).
 */
public final class NameExpansion {
  /** The character after the dot: ends the range of names that continue after one. */
  private static final char AFTER_DOT = '.' + 1;

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
    V exact = items.get(wanted);
    return Optional.ofNullable(exact != null ? exact : onlyMatch(items, wanted));
  }

  /** Names are lower case as a rule, so the range of those that continue this one is looked up. */
  private static <V> @Nullable V onlyMatch(SortedMap<String, V> items, String wanted) {
    String name = wanted.toLowerCase(Locale.ROOT);
    V exact = items.get(name);
    if (exact != null) {
      return exact;
    }
    SortedMap<String, V> longer = items.subMap(name + ".", name + AFTER_DOT);
    return longer.isEmpty() ? onlyMatchInAnyCase(items, name) : single(longer);
  }

  private static <V> @Nullable V single(SortedMap<String, V> found) {
    return found.firstKey().equals(found.lastKey()) ? found.get(found.firstKey()) : null;
  }

  private static <V> @Nullable V onlyMatchInAnyCase(SortedMap<String, V> items, String name) {
    String prefix = name + ".";
    V found = null;
    for (var entry : items.entrySet()) {
      String key = entry.getKey().toLowerCase(Locale.ROOT);
      if (key.equals(name) || key.startsWith(prefix)) {
        if (found != null) {
          return null;
        }
        found = entry.getValue();
      }
    }
    return found;
  }

  private static GanetiException unknown(String kind, String name) {
    return GanetiException.opPrereq(kind + " '" + name + "' not known", ErrorCode.UNKNOWN_ENTITY);
  }
}
