package org.luxibench.load.generator;

/** One planned request on its way: made when it falls due, settled exactly once. */
final class Call {
  final int kind;
  byte[] frame;

  /** When it should have been sent, by {@link System#nanoTime}. */
  final long scheduled;

  /** Calls that follow on the same connection once this one is answered. */
  final int followers;

  /** When its first byte was handed to the kernel. */
  long sent;

  boolean settled;

  /** It was made when the one before it on its connection was answered, and can never be late. */
  boolean follows;

  Call(int kind, byte[] frame, long scheduled, int followers) {
    this.kind = kind;
    this.frame = frame;
    this.scheduled = scheduled;
    this.followers = followers;
  }
}
