package org.luxibench.jobqueue;

/**
 * A file that holds jobs submitted together, one a line, until each has a file of its own: the one
 * written when it first changes. So a hundred jobs cost two syncs, and an idle job nothing more.
 *
 * <p>Touched only by whoever leads a round of saving.
 */
final class Batch {
  private final long first;
  private int jobs;

  /**
   * @param first id of its first job, which names the file
   * @param jobs how many have no file of their own
   */
  Batch(long first, int jobs) {
    this.first = first;
    this.jobs = jobs;
  }

  long first() {
    return first;
  }

  /**
   * One of its jobs has a file of its own.
   *
   * @return whether all have
   */
  boolean leave() {
    jobs--;
    return jobs <= 0;
  }
}
