package org.luxibench.locking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The fast locks that one owner holds: the first in a field of its own, because most hold one at a
 * time, the others in a hash table with linear probing.
 *
 * <p>One writer at a time, ordered by the owner's requests and their grants; so the writer reads
 * plainly. The monitor reads beside it: field and elements are single references, written with
 * release, and the array is volatile. An entry that is moved is written to its new place before it
 * leaves the old one, and moves down but for the wrap at the end; {@link #forEach} goes downwards,
 * so it misses hardly any that stays, and may meet one twice. The monitor checks what it found
 * against the lock's state.
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

  private static final int LEAST_CAPACITY = 16;
  private static final VarHandle FIRST;
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(Hold[].class);

  static {
    try {
      FIRST = MethodHandles.lookup().findVarHandle(HeldLocks.class, "first", Hold.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private @Nullable Hold first;
  private volatile @Nullable Hold[] slots = {null};
  private int inSlots;

  /** How the lock is held, or null if it is not. */
  @Nullable Hold find(AtomicSharedLock lock) {
    Hold held = first;
    if (held != null && held.lock == lock) {
      return held;
    }
    return inSlots == 0 ? null : slots[indexOf(slots, lock)];
  }

  /** Adds a lock that is not among them. */
  void put(Hold hold) {
    if (first == null) {
      FIRST.setRelease(this, hold);
    } else {
      putInSlots(hold);
    }
  }

  private void putInSlots(Hold hold) {
    if (++inSlots > slots.length >> 1) {
      resize(Math.max(LEAST_CAPACITY, slots.length << 1));
    }
    SLOT.setRelease(slots, indexOf(slots, hold.lock), hold);
  }

  /** Changes the mode of a lock that is among them. */
  void replace(Hold hold) {
    Hold held = first;
    if (held != null && held.lock == hold.lock) {
      FIRST.setRelease(this, hold);
    } else {
      SLOT.setRelease(slots, indexOf(slots, hold.lock), hold);
    }
  }

  /** Removes exactly this if it is the one in the field; the short way of {@link #remove}. */
  boolean removeFirst(Hold hold) {
    if (first != hold) {
      return false;
    }
    FIRST.setRelease(this, (Hold) null);
    return true;
  }

  /** Whether nothing at all is held. */
  boolean isEmpty() {
    return first == null && inSlots == 0;
  }

  /** Removes the lock, and tells how it was held, or null if it was not. */
  @Nullable Hold remove(AtomicSharedLock lock) {
    Hold held = first;
    if (held != null && held.lock == lock) {
      FIRST.setRelease(this, (Hold) null);
      return held;
    }
    return inSlots == 0 ? null : removeFromSlots(lock);
  }

  private @Nullable Hold removeFromSlots(AtomicSharedLock lock) {
    @Nullable Hold[] table = slots;
    int hole = indexOf(table, lock);
    Hold removed = table[hole];
    if (removed != null) {
      inSlots--;
      close(table, hole);
    }
    return removed;
  }

  /** Makes room in advance for so many more. */
  void reserve(int more) {
    int needed = Math.max(LEAST_CAPACITY, (inSlots + more) * 2);
    if (needed > slots.length) {
      resize(Integer.highestOneBit(needed - 1) << 1);
    }
  }

  /** From any thread. */
  void forEach(Consumer<Hold> visitor) {
    Hold held = (Hold) FIRST.getAcquire(this);
    if (held != null) {
      visitor.accept(held);
    }
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
