package org.luxibench.results.compare;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.luxibench.results.stats.Sample;
import org.luxibench.results.store.JvmFingerprint;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JMH's JSON result file (its {@code -rf json}) as series: the median of a fork's iterations is one
 * sample. In sample-time mode a fork's percentiles are taken from its merged histogram. Of each
 * method of a {@code @Group} JMH writes no histogram but the iterations' means: they are a series
 * of their own, for the group's percentiles are those of whichever method is called most.
 */
final class JmhFile {
  private static final int HEAD = 200;
  private static final String SAMPLED = "sample";
  private static final JsonMapper MAPPER = new JsonMapper();

  private JmhFile() {}

  /** Whether a file of a folder may be JMH's, by its name and its first bytes. */
  static boolean looksLikeOne(Path file) {
    if (!Files.isRegularFile(file) || !file.toString().endsWith(".json")) {
      return false;
    }
    try (InputStream in = Files.newInputStream(file)) {
      String head = new String(in.readNBytes(HEAD), StandardCharsets.UTF_8);
      return head.stripLeading().startsWith("[") && head.contains("\"jmhVersion\"");
    } catch (IOException unreadable) {
      // Then reading it says why.
      return true;
    }
  }

  /**
   * Reads a file. Subjects have their package, see {@link ShortNames}.
   *
   * @throws IOException when it cannot be read or is not JMH's; the message says what is missing
   */
  static Measurements read(Path file) throws IOException {
    JsonNode root;
    try {
      root = MAPPER.readTree(Files.readAllBytes(file));
    } catch (JacksonException malformed) {
      String told = malformed.getOriginalMessage().replaceAll(" \\(start marker.*", "");
      throw new IOException(file + " is no JSON: " + told, malformed);
    }
    if (!root.isArray() || root.isEmpty() || !root.get(0).has("jmhVersion")) {
      throw new IOException(file + " is no JMH result: expected an array of benchmarks");
    }
    List<Series> series = new ArrayList<>();
    Map<String, List<Circumstances>> circumstances = new LinkedHashMap<>();
    for (JsonNode benchmark : root) {
      Circumstances asked = circumstances(benchmark);
      for (Series one : series(file, benchmark)) {
        series.add(one);
        circumstances.computeIfAbsent(one.subject(), subject -> new ArrayList<>()).add(asked);
      }
    }
    return new Measurements(file.toString(), series, List.of(), circumstances, List.of());
  }

  private static List<Series> series(Path file, JsonNode benchmark) throws IOException {
    String subject = subject(benchmark);
    String mode = benchmark.path("mode").asString("");
    JsonNode primary = benchmark.path("primaryMetric");
    List<Series> found = new ArrayList<>(metric(file, subject, mode, primary));
    String unit = primary.path("scoreUnit").asString("");
    for (Map.Entry<String, JsonNode> second : benchmark.path("secondaryMetrics").properties()) {
      if (isMethod(second.getKey(), second.getValue(), unit)) {
        found.add(forks(file, subject + ":" + second.getKey(), mode, second.getValue()));
      }
    }
    return found;
  }

  /**
   * Profilers add metrics of their own units, those of a {@code @Group}'s methods have the group's;
   * sample-time mode lists percentiles once more ({@code p0.99}), which no method can be called.
   */
  private static boolean isMethod(String name, JsonNode metric, String unit) {
    return metric.path("scoreUnit").asString("").equals(unit) && name.indexOf('.') < 0;
  }

  private static List<Series> metric(Path file, String subject, String mode, JsonNode metric)
      throws IOException {
    String unit = metric.path("scoreUnit").asString("");
    if (mode.equals(SAMPLED)) {
      return JmhHistogram.series(subject, unit, metric.path("rawDataHistogram"));
    }
    return List.of(forks(file, subject, mode, metric));
  }

  private static Series forks(Path file, String subject, String mode, JsonNode metric)
      throws IOException {
    String unit = metric.path("scoreUnit").asString("");
    JsonNode forks = metric.path("rawData");
    if (!forks.isArray() || forks.isEmpty()) {
      throw new IOException("%s: %s has no rawData".formatted(file, subject));
    }
    List<Double> medians = new ArrayList<>();
    for (JsonNode fork : forks) {
      double[] iterations = new double[fork.size()];
      for (int i = 0; i < iterations.length; i++) {
        iterations[i] = fork.get(i).asDouble();
      }
      medians.add(Sample.of(iterations).median());
    }
    Metric what =
        switch (mode) {
          case "thrpt" -> Metric.throughput(unit);
          case "avgt" -> Metric.time("time", unit);
          case SAMPLED -> Metric.time("mean", unit);
          case "ss" -> Metric.time("single shot", unit);
          default -> throw new IOException("%s: mode '%s' is not JMH's".formatted(file, mode));
        };
    return Series.of(subject, what, Sample.of(medians));
  }

  /** Name, parameters, threads: what tells one row of a JMH table from another. */
  private static String subject(JsonNode benchmark) {
    String name = benchmark.path("benchmark").asString("");
    JsonNode params = benchmark.path("params");
    String listed =
        params.isEmpty()
            ? ""
            : params.properties().stream()
                .map(param -> param.getKey() + "=" + param.getValue().asString(""))
                .collect(Collectors.joining(",", "[", "]"));
    int threads = benchmark.path("threads").asInt(1);
    return name + listed + (threads == 1 ? "" : " t" + threads);
  }

  /** Threads and parameters are part of the subject, the mode is the metric's. */
  private static Circumstances circumstances(JsonNode benchmark) {
    return new Circumstances(
        jvm(benchmark),
        Map.of(
            "warm-up", iterations(benchmark, "warmup"),
            "measuring", iterations(benchmark, "measurement")));
  }

  private static String iterations(JsonNode benchmark, String kind) {
    int batch = benchmark.path(kind + "BatchSize").asInt(1);
    return "%s x %s%s"
        .formatted(
            benchmark.path(kind + "Iterations").asString("?"),
            benchmark.path(kind + "Time").asString("?"),
            batch == 1 ? "" : " in batches of " + batch);
  }

  private static JvmFingerprint jvm(JsonNode benchmark) {
    List<String> flags = new ArrayList<>();
    benchmark.path("jvmArgs").forEach(flag -> flags.add(flag.asString("")));
    return new JvmFingerprint(
        benchmark.path("jdkVersion").asString("unknown"),
        "unknown",
        benchmark.path("vmName").asString("unknown")
            + " "
            + benchmark.path("vmVersion").asString(""),
        flags);
  }
}
