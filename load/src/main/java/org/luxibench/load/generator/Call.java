package org.luxibench.load.generator;

/**
 * One planned request on its way, settled exactly once. It is one of a group: calls that a client
 * sends over one connection, each when the one before it is answered.
 */
final class Call {
  /** The kinds of the group's calls, in order. */
  private final int[] group;

  /** Which of the group this one is. */
  private final int at;

  final int kind;
  byte[] frame;

  /** When it should have been sent, by {@link System#nanoTime}. */
  final long scheduled;

  /** When the generator noticed that it was due. */
  long noticed;

  /** For how long no client was free to send it, nanoseconds. */
  private long waited;

  /** When its first byte was handed to the kernel. */
  long sent;

  boolean settled;

  /** One that is followed by none. */
  Call(int kind, byte[] frame, long scheduled) {
    this(new int[] {kind}, frame, scheduled);
  }

  /** The first of a group. */
  Call(int[] group, byte[] frame, long scheduled) {
    this(group, 0, frame, scheduled);
  }

  private Call(int[] group, int at, byte[] frame, long scheduled) {
    this.group = group;
    this.at = at;
    this.kind = group[at];
    this.frame = frame;
    this.scheduled = scheduled;
    this.noticed = scheduled;
  }

  /** Told when a client, and room for its connection at the server, was there to send it. */
  void waitedUntil(long time) {
    waited = Math.max(0, time - Math.max(scheduled, noticed));
  }

  /** For how long no client could send it, nanoseconds: the server's doing. */
  long waited() {
    return waited;
  }

  /** How late it was sent, that wait aside, nanoseconds: the generator's own doing. */
  long lag() {
    return Math.max(0, sent - scheduled - waited);
  }

  /** Whether the schedule did not want it earlier than the one before it was answered. */
  boolean follows() {
    return at > 0;
  }

  /** How many calls follow this one. */
  int followers() {
    return group.length - 1 - at;
  }

  /** The kind of the {@code number}-th call from this one on, which is the 0th. */
  int kindOf(int number) {
    return group[at + number];
  }

  /** The next of the group, due now that this one is answered. */
  Call next(byte[] nextFrame, long now) {
    return new Call(group, at + 1, nextFrame, now);
  }
}
