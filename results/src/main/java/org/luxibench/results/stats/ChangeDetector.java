package org.luxibench.results.stats;

import java.util.List;

/** Finds the places at which a series changes its level. */
public sealed interface ChangeDetector permits EDivisive, EDivisiveT {
  /** The changes in the order of the series; none in a series too short to tell. */
  List<ChangePoint> detect(double[] series);
}
