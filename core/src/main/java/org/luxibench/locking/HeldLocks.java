package org.luxibench.locking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fast locks that one owner holds: a hash table with linear probing.
 *
 * <p>One writer at a time, ordered by the owner's requests and their grants; so the writer reads
 * plainly. The monitor reads beside it: an element is one reference, written with release, and the
 * array is volatile. An entry that is moved is written to its new place before it leaves the old
 * one, and moves down but for the wrap at the end; {@link #forEach} goes downwards, so it misses
 * hardly any that stays, and may meet one twice. The monitor checks what it found against the
 * lock's state.
 */
final class HeldLocks {

  /** A lock held in a mode; each lock has one of each mode, made in advance. */
  static final class Hold {
    private final AtomicSharedLock lock;
    private final LockMode mode;

    Hold(AtomicSharedLock lock, LockMode mode) {
      this.lock = lock;
      this.mode = mode;
    }

    AtomicSharedLock lock() {
      return lock;
    }

    LockMode mode() {
      return mode;
    }
  }

  private static final int LEAST_CAPACITY = 8;
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Hold[].class);

  private volatile @Nullable Hold[] slots = new Hold[LEAST_CAPACITY];
  private int size;

  /** How the lock is held, or null if it is not. */
  @Nullable Hold find(AtomicSharedLock lock) {
    return slots[indexOf(slots, lock)];
  }

  /** Adds a lock that is not among them. */
  void put(Hold hold) {
    if (++size > slots.length >> 1) {
      resize(slots.length << 1);
    }
    SLOT.setRelease(slots, indexOf(slots, hold.lock), hold);
  }

  /** Changes the mode of a lock that is among them. */
  void replace(Hold hold) {
    SLOT.setRelease(slots, indexOf(slots, hold.lock), hold);
  }

  /** Removes the lock, and tells how it was held, or null if it was not. */
  @Nullable Hold remove(AtomicSharedLock lock) {
    @Nullable Hold[] table = slots;
    int hole = indexOf(table, lock);
    Hold removed = table[hole];
    if (removed != null) {
      size--;
      close(table, hole);
    }
    return removed;
  }

  /** Makes room in advance for so many more. */
  void reserve(int more) {
    int needed = (size + more) * 2;
    if (needed > slots.length) {
      resize(Integer.highestOneBit(needed - 1) << 1);
    }
  }

  /** From any thread. */
  void forEach(Consumer<Hold> visitor) {
    @Nullable Hold[] table = slots;
    for (int i = table.length - 1; i >= 0; i--) {
      Hold hold = (Hold) SLOT.getAcquire(table, i);
      if (hold != null) {
        visitor.accept(hold);
      }
    }
  }

  /** Where the lock is, or the empty slot where it would go. */
  private static int indexOf(@Nullable Hold[] table, AtomicSharedLock lock) {
    int mask = table.length - 1;
    int i = lock.hash() & mask;
    for (Hold hold = table[i]; hold != null && hold.lock != lock; hold = table[i]) {
      i = (i + 1) & mask;
    }
    return i;
  }

  /** Empties the slot and moves up those behind that would not be found past an empty one. */
  private static void close(@Nullable Hold[] table, int emptied) {
    int mask = table.length - 1;
    int hole = emptied;
    int i = (hole + 1) & mask;
    for (Hold hold = table[i]; hold != null; hold = table[i]) {
      int home = hold.lock.hash() & mask;
      if (((i - home) & mask) >= ((i - hole) & mask)) {
        SLOT.setRelease(table, hole, hold);
        hole = i;
      }
      i = (i + 1) & mask;
    }
    SLOT.setRelease(table, hole, (Hold) null);
  }

  private void resize(int capacity) {
    @Nullable Hold[] larger = new Hold[capacity];
    for (Hold hold : slots) {
      if (hold != null) {
        larger[indexOf(larger, hold.lock)] = hold;
      }
    }
    slots = larger;
  }
}
