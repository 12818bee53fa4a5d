package org.luxibench.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.luxibench.results.stats.BcaBootstrap;
import org.luxibench.results.stats.Interval;
import org.luxibench.results.stats.Sample;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import tools.jackson.databind.json.JsonMapper;

/**
 * Ours against each competitor: the ratio of medians over forks, with a 95 % bootstrap interval.
 * The median of a fork's iterations is one sample; where single calls were timed, the median call
 * and the one at 99 % are; of a group each part has its rows ({@link Figure}). Ours ÷ theirs: of a
 * throughput more is better, of a time less.
 *
 * <p>Benches whose contenders are the values of one of the known parameters get lines, others none.
 */
final class RatioTable {
  private static final long SEED = 1;

  /** The parameters that name a contender, and the value that is ours. */
  private static final Map<String, String> CONTENDERS =
      Map.of("lock", "fast", "server", "daemon", "store", "queue");

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
      BenchmarkParams params = result.getParams();
      contenderKey(params)
          .ifPresent(
              key ->
                  byBench
                      .computeIfAbsent(bench(params, key), bench -> new LinkedHashMap<>())
                      .put(params.getParam(key), result));
    }
    List<Row> rows = new ArrayList<>();
    byBench.forEach((bench, contenders) -> addRows(bench, contenders, rows));
    return new RatioTable(rows);
  }

  private static Optional<String> contenderKey(BenchmarkParams params) {
    return params.getParamsKeys().stream().filter(CONTENDERS::containsKey).findFirst();
  }

  private static void addRows(String bench, Map<String, RunResult> contenders, List<Row> rows) {
    Optional<String> our =
        contenders.keySet().stream().filter(CONTENDERS.values()::contains).findFirst();
    if (our.isEmpty()) {
      return;
    }
    RunResult ours = contenders.remove(our.get());
    for (Figure figure : Figure.of(ours)) {
      contenders.forEach((name, theirs) -> addRow(bench, name, ours, theirs, figure, rows));
    }
  }

  private static void addRow(
      String bench,
      String competitor,
      RunResult ours,
      RunResult theirs,
      Figure figure,
      List<Row> rows) {
    List<Double> ourForks = sample(ours, figure);
    List<Double> theirForks = sample(theirs, figure);
    if (ourForks.isEmpty() || theirForks.isEmpty()) {
      return;
    }
    Sample our = Sample.of(ourForks);
    Sample their = Sample.of(theirForks);
    rows.add(
        new Row(
            bench + figure.name(),
            competitor,
            our.median(),
            their.median(),
            figure.unit(),
            figure.moreIsBetter() ? "more" : "less",
            our.median() / their.median(),
            BcaBootstrap.withSeed(SEED).ratioOfMedians(their, our)));
  }

  private static List<Double> sample(RunResult result, Figure figure) {
    return result.getBenchmarkResults().stream()
        .flatMap(fork -> figure.ofFork().apply(fork).stream())
        .toList();
  }

  private static String bench(BenchmarkParams params, String contenderKey) {
    String[] name = params.getBenchmark().split("\\.", -1);
    StringBuilder text = new StringBuilder(name[name.length - 2] + "." + name[name.length - 1]);
    text.append(" t").append(params.getThreads());
    for (String key : params.getParamsKeys()) {
      if (!key.equals(contenderKey)) {
        text.append(' ').append(key).append('=').append(params.getParam(key));
      }
    }
    return text.toString();
  }

  /** A line for each bench and competitor. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append("ours ÷ competitor, medians over forks, 95 % interval\n");
    String line =
        "%%-%ds %%-%ds %%10.3f ÷ %%10.3f %%-6s = %%6.2f  [%%.2f, %%.2f]  (%%s is better)%%n"
            .formatted(width(Row::bench), width(Row::competitor));
    for (Row row : rows) {
      text.append(
          line.formatted(
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

  /** Of the longest word of a column. */
  private int width(Function<Row, String> column) {
    return rows.stream().map(column).mapToInt(String::length).max().orElse(1);
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
      line.put("ratio", finite(row.ratio));
      line.put("low", row.interval.low());
      line.put("high", finite(row.interval.high()));
      lines.add(line);
    }
    return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(lines);
  }

  /**
   * JSON knows no infinity: an interval without an upper end, or a ratio to 0, is told in words.
   */
  private static Object finite(double value) {
    return Double.isFinite(value) ? (Object) value : "unknown";
  }
}
