package org.luxibench.results.compare;

/**
 * How a subject's load runs came out.
 *
 * @param all that were valid
 * @param failed of these: a threshold was missed that should have been kept, or more than one
 *     request in a hundred was answered with an error
 */
public record Runs(int all, int failed) {
  /** These and the other's. */
  Runs and(Runs other) {
    return new Runs(all + other.all, failed + other.failed);
  }

  boolean mostlyFailed() {
    return 2 * failed > all;
  }

  @Override
  public String toString() {
    return failed + " of " + all;
  }
}
