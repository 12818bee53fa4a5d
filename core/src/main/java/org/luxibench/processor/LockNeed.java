package org.luxibench.processor;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.luxibench.locking.LockMode;

/** What a unit needs of one level. */
public sealed interface LockNeed {

  /** Nothing of this level. */
  record None() implements LockNeed {}

  /** These members, taken together in name order. */
  record Named(SortedSet<String> names, LockMode mode) implements LockNeed {}

  /** All members there are, and none may be added meanwhile. */
  record All(LockMode mode) implements LockNeed {}

  /** Members that are not there yet: added and held exclusively, removed again on failure. */
  record Added(SortedSet<String> names) implements LockNeed {}

  static LockNeed none() {
    return new None();
  }

  /** These members exclusively; none of them means no need. */
  static LockNeed exclusive(Collection<String> names) {
    return named(names, LockMode.EXCLUSIVE);
  }

  static LockNeed exclusive(String name) {
    return exclusive(List.of(name));
  }

  /** These members shared; none of them means no need. */
  static LockNeed shared(Collection<String> names) {
    return named(names, LockMode.SHARED);
  }

  static LockNeed all(LockMode mode) {
    return new All(mode);
  }

  static LockNeed added(String name) {
    return new Added(new TreeSet<>(List.of(name)));
  }

  private static LockNeed named(Collection<String> names, LockMode mode) {
    return names.isEmpty()
        ? none()
        : new Named(Collections.unmodifiableSortedSet(new TreeSet<>(names)), mode);
  }
}
