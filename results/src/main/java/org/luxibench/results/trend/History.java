package org.luxibench.results.trend;

import java.util.List;
import org.luxibench.results.compare.Metric;

/**
 * One metric of one subject over the runs of a suite.
 *
 * @param subject what was measured
 * @param metric what the figures are
 * @param points oldest first
 */
public record History(String subject, Metric metric, List<Point> points) {
  public History {
    points = List.copyOf(points);
  }

  double[] values() {
    return points.stream().mapToDouble(Point::value).toArray();
  }
}
