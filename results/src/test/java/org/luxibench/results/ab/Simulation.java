package org.luxibench.results.ab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.luxibench.results.compare.Comparison;
import org.luxibench.results.compare.Judge;
import org.luxibench.results.compare.Measurements;
import org.luxibench.results.compare.Metric;
import org.luxibench.results.compare.NoiseModel;
import org.luxibench.results.compare.RowVerdict;
import org.luxibench.results.compare.Series;
import org.luxibench.results.stats.Sample;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Comparisons of made-up forks whose noise was fitted from real ones ({@code noise.json}: what ran,
 * where, and each fork's figure). The sides take turns as {@code ab} has them do ({@link
 * RoundOrder}), so that both see the same drift and the same waves; load runs are rounded to whole
 * microseconds, as the real ones were.
 */
public final class Simulation {
  private static final int RESAMPLES = 200;

  /** "Regressed" and "improved" do not rest on the bootstrap. */
  private static final int NO_RESAMPLES = 1;

  private static final Side BASE = new Side("base", "base", Path.of("a"), "");
  private static final Side CANDIDATE = new Side("cand", "candidate", Path.of("b"), "");

  private Simulation() {}

  /** The noise of the real forks, by the name of the group in the file and by the row's name. */
  public static Map<String, Map<String, NoiseModel>> realNoise() {
    try (InputStream in = NoiseModel.class.getResourceAsStream("noise.json")) {
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
   * One comparison, a row for each noise; whether a row is "the same" is not told.
   *
   * @param forks a side
   * @param speed of the candidate's first row, 1 for no difference; the other rows do not differ
   */
  public static Comparison compare(List<NoiseModel> noise, int forks, double speed, long seed) {
    return compare(noise, forks, speed, seed, NO_RESAMPLES);
  }

  private static Comparison compare(
      List<NoiseModel> noise, int forks, double speed, long seed, int resamples) {
    SplittableRandom random = new SplittableRandom(seed);
    RoundOrder order = new RoundOrder(random.nextLong());
    List<Boolean> baseComes = new ArrayList<>();
    for (int round = 0; round < forks; round++) {
      order.next(BASE, CANDIDATE).forEach(side -> baseComes.add(side.equals(BASE)));
    }
    List<Series> base = new ArrayList<>();
    List<Series> candidate = new ArrayList<>();
    for (int row = 0; row < noise.size(); row++) {
      double centre = row == 0 ? speed : 1;
      NoiseModel.Forks next = noise.get(row).begin(random);
      List<Double> a = new ArrayList<>();
      List<Double> b = new ArrayList<>();
      for (boolean ofBase : baseComes) {
        (ofBase ? a : b).add(next.next(ofBase ? 1 : centre));
      }
      Metric metric = Metric.throughput("ops/us");
      base.add(Series.of("row" + row, metric, Sample.of(a)));
      candidate.add(Series.of("row" + row, metric, Sample.of(b)));
    }
    return new Judge(Judge.LEVEL, seed, resamples)
        .compare(side("base", base), side("candidate", candidate));
  }

  /** The share of so many comparisons whose first row comes to a verdict. */
  public static double share(
      List<NoiseModel> noise, int forks, double speed, RowVerdict verdict, int times) {
    int resamples = verdict == RowVerdict.SAME ? RESAMPLES : NO_RESAMPLES;
    long found =
        IntStream.range(0, times)
            .mapToObj(seed -> compare(noise, forks, speed, seed, resamples).rows().get(0))
            .filter(row -> row.verdict() == verdict)
            .count();
    return (double) found / times;
  }

  private static Measurements side(String name, List<Series> series) {
    return new Measurements(name, series, List.of(), Map.of(), List.of());
  }
}
