package org.luxibench.load.calibrate;

import java.util.Arrays;
import org.luxibench.load.schedule.Arrivals;

/**
 * When a known server really answered, by its own clock: what it was told to do and what a busy
 * machine let it do may differ, and a generator must report the latter.
 *
 * <p>Written by the server's thread, read after that has ended.
 */
final class ServerLog {
  private static final long NOT_ANSWERED = Long.MIN_VALUE;

  private long[] answeredAt = new long[1_024];
  private long[] receivedAt = new long[1_024];
  private int received;
  private long stoodStillNanos;

  ServerLog() {
    Arrays.fill(answeredAt, NOT_ANSWERED);
  }

  /** A request was read, at a time of {@link System#nanoTime}; they come in order, from 0. */
  void received(long number, long nanoTime) {
    received = Math.toIntExact(number) + 1;
    if (received > answeredAt.length) {
      int before = answeredAt.length;
      receivedAt = Arrays.copyOf(receivedAt, 2 * before);
      answeredAt = Arrays.copyOf(answeredAt, 2 * before);
      Arrays.fill(answeredAt, before, answeredAt.length, NOT_ANSWERED);
    }
    receivedAt[received - 1] = nanoTime;
  }

  /** For so long the server's thread was ready to run and had no processor. */
  void stoodStill(long nanos) {
    stoodStillNanos = nanos;
  }

  long stoodStillNanos() {
    return stoodStillNanos;
  }

  /**
   * How late requests reached the server, after the instant that each was due by arithmetic: the
   * generator's doing, unless the machine kept one of the two from running.
   *
   * @param startNanos when the schedule began, by {@link System#nanoTime}
   */
  ServedTimes lateness(Arrivals schedule, long startNanos) {
    long[] late = new long[received];
    for (int number = 0; number < received; number++) {
      late[number] = receivedAt[number] - (startNanos + schedule.nextNanos());
    }
    return new ServedTimes(late);
  }

  /** A request was answered, at a time of {@link System#nanoTime}. */
  void answered(long number, long nanoTime) {
    answeredAt[(int) number] = nanoTime;
  }

  /**
   * The response times of an open schedule as the server saw them: from the instant that each
   * request was due by arithmetic, to the instant it was answered.
   *
   * @param startNanos when the schedule began, by {@link System#nanoTime}
   * @param timeoutNanos what a request counts with that was never answered
   */
  ServedTimes times(Arrivals schedule, long startNanos, long timeoutNanos) {
    long[] responses = new long[received];
    for (int number = 0; number < received; number++) {
      long due = startNanos + schedule.nextNanos();
      long at = answeredAt[number];
      responses[number] = at == NOT_ANSWERED ? timeoutNanos : at - due;
    }
    return new ServedTimes(responses);
  }
}
