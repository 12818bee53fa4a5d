package org.luxibench.locking;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * The fast locks that one owner holds: the first in a field of its own, because most hold one at a
 * time, the others in a hash table with linear probing.
 *
 * <p>A hold is a number, not a reference, so that writing it down costs a plain store and no
 * collector's barrier: the lock's {@linkplain #newKey key}, and in its two lowest bits how it is
 * held; 0 is none. Keys count up, so the locks of a set, made one after the other, are neighbours
 * in the table and are written in a row.
 *
 * <p>One writer at a time, ordered by the owner's requests and their grants; so the writer reads
 * plainly. The monitor reads beside it: field and elements are written with release, and the array
 * is volatile. An entry that is moved is written to its new place before it leaves the old one, and
 * moves down but for the wrap at the end; {@link #forEach} goes downwards, so it misses hardly any
 * that stays, and may meet one twice. The monitor checks what it found against the lock's state.
 */
final class HeldLocks {
  /** What no lock's hold equals. */
  static final long NONE = 0;

  private static final long EXCLUSIVELY = 1;
  private static final long IN_CELL = 2;
  private static final long HOW = 3;
  private static final int LEAST_CAPACITY = 16;
  private static final AtomicLong NEXT_KEY = new AtomicLong(4);
  private static final VarHandle FIRST;
  private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);

  static {
    try {
      FIRST = MethodHandles.lookup().findVarHandle(HeldLocks.class, "first", long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private long first;
  private volatile long[] slots = {NONE};
  private int inSlots;

  /** A number for a lock that no other has; as a hold it means shared. */
  static long newKey() {
    return NEXT_KEY.getAndAdd(4);
  }

  /** The hold of the lock with this key in exclusive mode. */
  static long exclusively(long key) {
    return key | EXCLUSIVELY;
  }

  /** The shared hold of the lock with this key by one counted in {@link SharerCells}. */
  static long inCell(long key) {
    return key | IN_CELL;
  }

  static boolean isInCell(long hold) {
    return (hold & IN_CELL) != 0;
  }

  static long key(long hold) {
    return hold & ~HOW;
  }

  static LockMode mode(long hold) {
    return (hold & EXCLUSIVELY) == 0 ? LockMode.SHARED : LockMode.EXCLUSIVE;
  }

  /** How the lock is held, or {@link #NONE} if it is not. */
  long find(long key) {
    if (key(first) == key) {
      return first;
    }
    return inSlots == 0 ? NONE : slots[indexOf(slots, key)];
  }

  /** Adds a lock that is not among them. */
  void put(long hold) {
    if (first == NONE) {
      FIRST.setRelease(this, hold);
    } else {
      putInSlots(hold);
    }
  }

  private void putInSlots(long hold) {
    if (++inSlots > slots.length >> 1) {
      resize(Math.max(LEAST_CAPACITY, slots.length << 1));
    }
    SLOT.setRelease(slots, indexOf(slots, key(hold)), hold);
  }

  /** Changes the mode of a lock that is among them. */
  void replace(long hold) {
    if (key(first) == key(hold)) {
      FIRST.setRelease(this, hold);
    } else {
      SLOT.setRelease(slots, indexOf(slots, key(hold)), hold);
    }
  }

  /** Whether nothing at all is held. */
  boolean isEmpty() {
    return first == NONE && inSlots == 0;
  }

  /** Removes the lock, and tells how it was held, or {@link #NONE} if it was not. */
  long remove(long key) {
    long held = first;
    if (key(held) == key) {
      FIRST.setRelease(this, NONE);
      return held;
    }
    return inSlots == 0 ? NONE : removeFromSlots(key);
  }

  private long removeFromSlots(long key) {
    long[] table = slots;
    int hole = indexOf(table, key);
    long removed = table[hole];
    if (removed != NONE) {
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

  /** All holds; from any thread. */
  void forEach(LongConsumer visitor) {
    long held = (long) FIRST.getAcquire(this);
    if (held != NONE) {
      visitor.accept(held);
    }
    long[] table = slots;
    for (int i = table.length - 1; i >= 0; i--) {
      long hold = (long) SLOT.getAcquire(table, i);
      if (hold != NONE) {
        visitor.accept(hold);
      }
    }
  }

  /** Where the lock is, or the empty slot where it would go. */
  private static int indexOf(long[] table, long key) {
    int mask = table.length - 1;
    int i = home(key, mask);
    for (long hold = table[i]; hold != NONE && key(hold) != key; hold = table[i]) {
      i = (i + 1) & mask;
    }
    return i;
  }

  private static int home(long hold, int mask) {
    return (int) (hold >>> 2) & mask;
  }

  /** Empties the slot and moves up those behind that would not be found past an empty one. */
  private static void close(long[] table, int emptied) {
    int mask = table.length - 1;
    int hole = emptied;
    int i = (hole + 1) & mask;
    for (long hold = table[i]; hold != NONE; hold = table[i]) {
      int home = home(hold, mask);
      if (((i - home) & mask) >= ((i - hole) & mask)) {
        SLOT.setRelease(table, hole, hold);
        hole = i;
      }
      i = (i + 1) & mask;
    }
    SLOT.setRelease(table, hole, NONE);
  }

  private void resize(int capacity) {
    long[] larger = new long[capacity];
    for (long hold : slots) {
      if (hold != NONE) {
        larger[indexOf(larger, key(hold))] = hold;
      }
    }
    slots = larger;
  }
}
