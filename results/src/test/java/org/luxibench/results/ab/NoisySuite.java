package org.luxibench.results.ab;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.luxibench.results.compare.Measurements;
import org.luxibench.results.compare.Metric;
import org.luxibench.results.compare.NoiseModel;
import org.luxibench.results.compare.Series;
import org.luxibench.results.stats.Sample;

/** Makes up one fork after another, with noise fitted from real ones; a row for each noise. */
final class NoisySuite implements Suite {
  private final List<NoiseModel.Forks> rows;
  private final double speed;

  /**
   * @param speed of the candidate's first row, 1 for no difference
   */
  NoisySuite(List<NoiseModel> rows, double speed, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    this.rows = rows.stream().map(row -> row.begin(random)).toList();
    this.speed = speed;
  }

  @Override
  public Measurements measure(Side side, Path files) {
    List<Series> series = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      double centre = row == 0 && side.role().equals("cand") ? speed : 1;
      double figure = rows.get(row).next(centre);
      series.add(Series.of("row" + row, Metric.throughput("ops/us"), Sample.of(figure)));
    }
    return new Measurements(side.label(), series, List.of(), Map.of(), List.of());
  }
}
