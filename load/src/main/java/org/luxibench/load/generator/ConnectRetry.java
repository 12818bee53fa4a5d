package org.luxibench.load.generator;

import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clients that a server's full queue of new connections (EAGAIN) has turned away, each with a timer
 * of its own. A client tries again some time after each attempt, and gives up with the first
 * attempt that fails when all its time is over. For the generator's thread alone.
 */
final class ConnectRetry {
  /**
   * How long the stock client waits between two attempts, and for how long it tries: {@code
   * utils.Retry} as {@code lib/luxi.py} of Ganeti 2.5 (later {@code lib/rpc/transport.py}) calls
   * it, with the connect time-out {@code LUXI_DEF_CTMO} of 10 s (30 s from 2.16 on).
   */
  static final long DELAY_NANOS = 1_000_000_000L;

  /** See {@link #DELAY_NANOS}. */
  static final long TOTAL_NANOS = 10_000_000_000L;

  private final long delayNanos;
  private final long totalNanos;

  /** In the order of their timers, for all wait equally long. */
  private final ArrayDeque<Attempt> turnedAway = new ArrayDeque<>();

  /** As the stock client does it. */
  ConnectRetry() {
    this(DELAY_NANOS, TOTAL_NANOS);
  }

  ConnectRetry(long delayNanos, long totalNanos) {
    this.delayNanos = delayNanos;
    this.totalNanos = totalNanos;
  }

  /**
   * A client that connects in order to send a call.
   *
   * @param began when it tried first
   * @param due when it tries next
   */
  record Attempt(Connection connection, Call call, long began, long due) {}

  /** The first attempt, to be made now. */
  static Attempt first(Connection connection, Call call, long now) {
    return new Attempt(connection, call, now, now);
  }

  /**
   * Told that an attempt was turned away.
   *
   * @return false when the client has tried for long enough and gives up
   */
  boolean again(Attempt failed, long now) {
    if (now - failed.began >= totalNanos) {
      return false;
    }
    turnedAway.add(new Attempt(failed.connection, failed.call, failed.began, now + delayNanos));
    return true;
  }

  /** Whether no client waits to try again. */
  boolean isEmpty() {
    return turnedAway.isEmpty();
  }

  /** Takes out a client whose time to try again has come; null when there is none. */
  @Nullable Attempt nextDue(long now) {
    Attempt first = turnedAway.peekFirst();
    return first == null || now - first.due < 0 ? null : turnedAway.removeFirst();
  }

  /** When the next one tries again, by {@link System#nanoTime}. */
  long due() {
    Attempt first = turnedAway.peekFirst();
    return first == null ? Long.MAX_VALUE : first.due;
  }

  /** Takes out all. */
  List<Attempt> removeAll() {
    List<Attempt> all = List.copyOf(turnedAway);
    turnedAway.clear();
    return all;
  }
}
