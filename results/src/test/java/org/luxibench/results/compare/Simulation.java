package org.luxibench.results.compare;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.luxibench.results.stats.Sample;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Comparisons of made-up forks whose noise was fitted from real ones ({@code noise.json}: what ran,
 * where, and each fork's figure). The sides' forks take turns, so that both see the same drift;
 * load runs are rounded to whole microseconds, as the real ones were.
 */
public final class Simulation {
  private static final int RESAMPLES = 200;

  private Simulation() {}

  /** The noise of the real forks, by the name of the group in the file and by the row's name. */
  public static Map<String, Map<String, NoiseModel>> realNoise() {
    try (InputStream in = Simulation.class.getResourceAsStream("noise.json")) {
      Map<String, Map<String, NoiseModel>> groups = new LinkedHashMap<>();
      for (JsonNode group : new JsonMapper().readTree(in).path("groups")) {
        Map<String, NoiseModel> rows = new LinkedHashMap<>();
        for (JsonNode row : group.path("rows")) {
          double[] forks =
              row.path("forks").valueStream().mapToDouble(JsonNode::asDouble).toArray();
          rows.put(row.path("name").asString(), NoiseModel.fit(forks));
        }
        groups.put(group.path("name").asString(), rows);
      }
      return groups;
    } catch (IOException unreadable) {
      throw new IllegalStateException("noise.json cannot be read", unreadable);
    }
  }

  /**
   * One comparison, a row for each noise.
   *
   * @param forks a side
   * @param speed of the candidate's first row, 1 for no difference; the other rows do not differ
   */
  static Comparison compare(List<NoiseModel> noise, int forks, double speed, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Series> base = new ArrayList<>();
    List<Series> candidate = new ArrayList<>();
    for (int row = 0; row < noise.size(); row++) {
      double centre = row == 0 ? speed : 1;
      double[] a = new double[forks];
      double[] b = new double[forks];
      for (int i = 0; i < forks; i++) {
        int first = random.nextInt(2);
        a[i] = noise.get(row).draw(1, 2 * i + first, random);
        b[i] = noise.get(row).draw(centre, 2 * i + 1 - first, random);
      }
      Metric metric = Metric.throughput("ops/us");
      base.add(Series.of("row" + row, metric, Sample.of(a)));
      candidate.add(Series.of("row" + row, metric, Sample.of(b)));
    }
    return new Judge(Judge.LEVEL, seed, RESAMPLES)
        .compare(side("base", base), side("candidate", candidate));
  }

  /** The share of so many comparisons whose first row comes to a verdict. */
  static double share(
      List<NoiseModel> noise, int forks, double speed, RowVerdict verdict, int times) {
    int found = 0;
    for (int seed = 0; seed < times; seed++) {
      found += compare(noise, forks, speed, seed).rows().get(0).verdict() == verdict ? 1 : 0;
    }
    return (double) found / times;
  }

  private static Measurements side(String name, List<Series> series) {
    return new Measurements(name, series, List.of(), Map.of(), List.of());
  }
}
