package org.luxibench.config;

import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds many names in one map, as {@link NameExpansion} says, none of them at the cost of a walk
 * through it. Thread-safe; the map must not change.
 */
public final class NameIndex<V> {
  /** The character after the dot: ends the range of names that continue after one. */
  private static final char AFTER_DOT = '.' + 1;

  private final SortedMap<String, V> items;

  /**
   * The keys that have upper case, without it, to the keys as they are; few or none as a rule. Made
   * at the first need; whichever thread made it, it is the same.
   */
  private volatile @Nullable SortedMap<String, Named<V>> folded;

  private record Named<V>(@Nullable V only) {}

  public NameIndex(SortedMap<String, V> items) {
    this.items = items;
  }

  /** The item meant; empty if none or several match. */
  public Optional<V> find(String wanted) {
    V exact = items.get(wanted);
    return Optional.ofNullable(exact != null ? exact : onlyMatch(wanted.toLowerCase(Locale.ROOT)));
  }

  /** Names are lower case as a rule, so those that have it are looked for first. */
  private @Nullable V onlyMatch(String name) {
    V exact = items.get(name);
    if (exact != null) {
      return exact;
    }
    SortedMap<String, V> longer = items.subMap(name + ".", name + AFTER_DOT);
    if (!longer.isEmpty()) {
      return isSingle(longer) ? longer.get(longer.firstKey()) : null;
    }
    SortedMap<String, Named<V>> names = folded();
    Named<V> whole = names.get(name);
    SortedMap<String, Named<V>> begun = names.subMap(name + ".", name + AFTER_DOT);
    if (whole != null) {
      return begun.isEmpty() ? whole.only() : null;
    }
    return !begun.isEmpty() && isSingle(begun) ? begun.get(begun.firstKey()).only() : null;
  }

  private SortedMap<String, Named<V>> folded() {
    SortedMap<String, Named<V>> known = folded;
    if (known == null) {
      known = new TreeMap<>();
      for (var entry : items.entrySet()) {
        String name = entry.getKey().toLowerCase(Locale.ROOT);
        if (!name.equals(entry.getKey())) {
          known.merge(name, new Named<>(entry.getValue()), (one, other) -> new Named<>(null));
        }
      }
      folded = known;
    }
    return known;
  }

  private static boolean isSingle(SortedMap<String, ?> found) {
    return found.firstKey().equals(found.lastKey());
  }
}
