package org.luxibench.results.nightly;

/**
 * What became of a step of the night.
 *
 * @param name such as {@code load-bgl-contention-1}
 * @param exitCode of the program that was run
 * @param seconds it took
 * @param result where its results are, below the night's folder or absolute; empty when there are
 *     none
 * @param log what the program printed
 */
public record StepState(String name, int exitCode, double seconds, String result, String log) {
  /** Whether it left results to judge. */
  public boolean hasResult() {
    return !result.isEmpty();
  }
}
