package org.luxibench.results.stats;

/**
 * Where a series changes its level.
 *
 * @param index of the first figure on the new level
 * @param before mean of the stretch before
 * @param after mean of the stretch after
 * @param p chance of such a change in a series without one, by the test that found it
 */
public record ChangePoint(int index, double before, double after, double p) {
  /** The new level over the old one. */
  public double ratio() {
    return after / before;
  }
}
