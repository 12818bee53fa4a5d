package org.luxibench.bench.lock;

/** A lock under measurement, whatever its make. */
public interface Contender {

  /** One thread's way to the lock; it holds at most once at a time. */
  interface Session {
    void acquireShared() throws Exception;

    void releaseShared();

    void acquireExclusive() throws Exception;

    void releaseExclusive();

    /** One attempt without waiting; what it gets it gives back. */
    boolean tryShared() throws Exception;
  }

  /** A session for one thread. */
  Session session();

  /**
   * The contender of this name.
   *
   * @param name as the benches' parameter {@code lock} has it
   * @throws IllegalArgumentException if there is none
   */
  static Contender named(String name) {
    return switch (name) {
      case "fast" -> OurLock.fast();
      case "monitor" -> OurLock.monitor();
      case "rrw-fair" -> new ReadWriteContender(true);
      case "rrw-unfair" -> new ReadWriteContender(false);
      case "stamped" -> new StampedContender();
      default -> throw new IllegalArgumentException("unknown lock '" + name + "'");
    };
  }
}
