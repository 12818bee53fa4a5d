package org.luxibench.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luxibench.results.stats.BcaBootstrap;
import org.luxibench.results.stats.Interval;
import org.luxibench.results.stats.Sample;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our fast lock against each competitor: the ratio of medians over forks, with a 95 % bootstrap
 * interval. The median of a fork's iterations is one sample. Ours ÷ theirs: of a throughput more is
 * better, of a time less.
 */
final class RatioTable {
  private static final String CONTENDER = "lock";
  private static final String OURS = "fast";
  private static final long SEED = 1;

  /**
   * One line.
   *
   * @param bench class, method, threads and the other parameters
   * @param better {@code more} or {@code less}
   */
  record Row(
      String bench,
      String competitor,
      double ours,
      double theirs,
      String unit,
      String better,
      double ratio,
      Interval interval) {}

  private final List<Row> rows;

  private RatioTable(List<Row> rows) {
    this.rows = rows;
  }

  static RatioTable of(Collection<RunResult> results) {
    Map<String, Map<String, RunResult>> byBench = new LinkedHashMap<>();
    for (RunResult result : results) {
      String contender = result.getParams().getParam(CONTENDER);
      if (contender != null) {
        byBench
            .computeIfAbsent(bench(result.getParams()), bench -> new LinkedHashMap<>())
            .put(contender, result);
      }
    }
    List<Row> rows = new ArrayList<>();
    byBench.forEach((bench, contenders) -> addRows(bench, contenders, rows));
    return new RatioTable(rows);
  }

  private static void addRows(String bench, Map<String, RunResult> contenders, List<Row> rows) {
    RunResult ours = contenders.get(OURS);
    if (ours == null) {
      return;
    }
    contenders.forEach(
        (name, theirs) -> {
          if (!name.equals(OURS)) {
            rows.add(row(bench, name, ours, theirs));
          }
        });
  }

  private static Row row(String bench, String competitor, RunResult ours, RunResult theirs) {
    Sample our = sample(ours);
    Sample their = sample(theirs);
    return new Row(
        bench,
        competitor,
        our.median(),
        their.median(),
        ours.getPrimaryResult().getScoreUnit(),
        ours.getParams().getMode() == Mode.Throughput ? "more" : "less",
        our.median() / their.median(),
        BcaBootstrap.withSeed(SEED).ratioOfMedians(their, our));
  }

  private static Sample sample(RunResult result) {
    List<Double> forks = new ArrayList<>();
    for (BenchmarkResult fork : result.getBenchmarkResults()) {
      List<Double> iterations = new ArrayList<>();
      for (IterationResult iteration : fork.getIterationResults()) {
        iterations.add(iteration.getPrimaryResult().getScore());
      }
      forks.add(Sample.of(iterations).median());
    }
    return Sample.of(forks);
  }

  private static String bench(BenchmarkParams params) {
    String[] name = params.getBenchmark().split("\\.", -1);
    StringBuilder text = new StringBuilder(name[name.length - 2] + "." + name[name.length - 1]);
    text.append(" t").append(params.getThreads());
    for (String key : params.getParamsKeys()) {
      if (!key.equals(CONTENDER)) {
        text.append(' ').append(key).append('=').append(params.getParam(key));
      }
    }
    return text.append(params.getMode() == Mode.SampleTime ? " sampled" : "").toString();
  }

  /** A line for each bench and competitor. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("ours ÷ competitor, medians over forks, 95 % interval\n");
    for (Row row : rows) {
      text.append(
          "%-48s %-10s %10.3f ÷ %10.3f %-6s = %6.2f  [%.2f, %.2f]  (%s is better)%n"
              .formatted(
                  row.bench,
                  row.competitor,
                  row.ours,
                  row.theirs,
                  row.unit,
                  row.ratio,
                  row.interval.low(),
                  row.interval.high(),
                  row.better));
    }
    return text.toString();
  }

  String json() {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Row row : rows) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("bench", row.bench);
      line.put("competitor", row.competitor);
      line.put("ours", row.ours);
      line.put("theirs", row.theirs);
      line.put("unit", row.unit);
      line.put("better", row.better);
      line.put("ratio", row.ratio);
      line.put("low", row.interval.low());
      line.put("high", finite(row.interval.high()));
      lines.add(line);
    }
    return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(lines);
  }

  /** JSON knows no infinity: an interval without an upper end is told in words. */
  private static Object finite(double high) {
    return Double.isFinite(high) ? (Object) high : "unknown";
  }
}
