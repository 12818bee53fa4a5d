package org.luxibench.locking;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes monitor rows from holders found one by one. */
final class Rows {
  private Rows() {}

  static LockInfo row(
      String name, List<OwnerRegistry.Holder> holders, List<LockInfo.PendingGroup> pending) {
    LockMode mode = mode(holders);
    if (mode == null) {
      return new LockInfo(name, null, null, pending);
    }
    List<LockOwner> owners =
        holders.stream()
            .filter(holder -> holder.mode() == mode)
            .map(OwnerRegistry.Holder::owner)
            .distinct()
            .limit(mode == LockMode.EXCLUSIVE ? 1 : Long.MAX_VALUE)
            .toList();
    return new LockInfo(name, mode.wireName(), LockOwner.names(owners), pending);
  }

  private static @Nullable LockMode mode(List<OwnerRegistry.Holder> holders) {
    if (holders.isEmpty()) {
      return null;
    }
    boolean exclusive = holders.stream().anyMatch(holder -> holder.mode() == LockMode.EXCLUSIVE);
    return exclusive ? LockMode.EXCLUSIVE : LockMode.SHARED;
  }
}
