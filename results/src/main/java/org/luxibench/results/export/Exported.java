package org.luxibench.results.export;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.luxibench.results.compare.Inputs;
import org.luxibench.results.compare.Measurements;
import org.luxibench.results.compare.Series;
import org.luxibench.results.stats.Sample;
import org.luxibench.results.store.StoredRun;

/**
 * A stored run with its figures.
 *
 * @param run where it came from
 * @param series what it measured
 */
public record Exported(StoredRun run, List<Series> series) {
  public Exported {
    series = List.copyOf(series);
  }

  /** Reads a run's figures. */
  public static Exported read(StoredRun run) throws IOException {
    Measurements measured = Inputs.read(run.folder().toString());
    return new Exported(run, measured.series());
  }

  static double least(Sample sample) {
    return Arrays.stream(sample.toArray()).min().orElse(0);
  }

  static double largest(Sample sample) {
    return Arrays.stream(sample.toArray()).max().orElse(0);
  }
}
