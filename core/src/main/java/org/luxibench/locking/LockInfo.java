package org.luxibench.locking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One lock as the monitor shows it. Beside threads that acquire and release, the holders may be
 * those of an instant before the waiters': one that released and waits again can be both, where
 * somebody else holds the lock by now.
 *
 * @param name {@code SET/NAME}, such as {@code BGL/BGL} or {@code nodes/[lockset]}
 * @param mode {@code shared}, {@code exclusive}, {@code deleted}, or null when nobody holds it
 * @param owners names of the holders in natural order, or null when nobody holds it
 * @param pending waiting groups in the order in which they will be granted
 */
public record LockInfo(
    String name, @Nullable String mode, @Nullable List<String> owners, List<PendingGroup> pending) {

  /** Waiters that are granted together: a mode and the owners' names in natural order. */
  public record PendingGroup(String mode, List<String> owners) {}
}
