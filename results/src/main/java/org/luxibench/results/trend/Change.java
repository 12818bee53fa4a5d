package org.luxibench.results.trend;

import org.luxibench.results.compare.Metric;
import org.luxibench.results.stats.ChangePoint;

/**
 * A change of level, with the commits between which it came about.
 *
 * @param point index in the history, levels and p
 * @param worse whether the new level is the worse one
 * @param lastBefore the last run on the old level
 * @param firstAfter the first run on the new level
 */
public record Change(ChangePoint point, boolean worse, Point lastBefore, Point firstAfter) {
  static Change of(History history, ChangePoint point) {
    boolean rose = point.ratio() > 1;
    return new Change(
        point,
        rose == (history.metric().better() == Metric.Better.LOWER),
        history.points().get(point.index() - 1),
        history.points().get(point.index()));
  }

  /** Whether one and the same commit was measured before and after: then something else changed. */
  public boolean isOfOneCommit() {
    return lastBefore.commit().equals(firstAfter.commit());
  }

  /** The range for {@code git log}: what came after the last good commit, up to the first bad. */
  public String commitRange() {
    return shortened(lastBefore.commit()) + ".." + shortened(firstAfter.commit());
  }

  private static String shortened(String commit) {
    return commit.substring(0, Math.min(10, commit.length()));
  }
}
