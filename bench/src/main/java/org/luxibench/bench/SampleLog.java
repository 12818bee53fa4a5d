package org.luxibench.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.luxibench.results.load.LatencyLog;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;

/**
 * The calls that were timed one by one, as HdrHistogram's log: a histogram in nanoseconds for each
 * bench, part of a group and fork, its tag telling which, at the second of the fork's number. Where
 * calls come too fast to time each, JMH has timed some.
 */
final class SampleLog {
  /** The file's name in the run's folder. */
  static final String FILE = "samples.hlog";

  private static final int SIGNIFICANT_DIGITS = 3;
  private static final long NANOS_PER_MICRO = 1_000;

  private SampleLog() {}

  /** Writes the log if any of the benches timed single calls. */
  static void write(Collection<RunResult> results, Path folder) throws IOException {
    List<RunResult> sampled =
        results.stream().filter(result -> result.getParams().getMode() == Mode.SampleTime).toList();
    if (sampled.isEmpty()) {
      return;
    }
    try (LatencyLog log = new LatencyLog(folder.resolve(FILE), Instant.EPOCH, NANOS_PER_MICRO)) {
      sampled.forEach(result -> write(result, log));
    }
  }

  private static void write(RunResult result, LatencyLog log) {
    List<String> parts = Figure.parts(result);
    for (String part : parts.isEmpty() ? List.of("") : parts) {
      int fork = 0;
      for (BenchmarkResult each : result.getBenchmarkResults()) {
        log.add(tag(result, part), fork, fork + 1, histogram(result, each, part));
        fork++;
      }
    }
  }

  private static Histogram histogram(RunResult result, BenchmarkResult fork, String part) {
    Histogram histogram = new Histogram(SIGNIFICANT_DIGITS);
    double nanos = result.getParams().getTimeUnit().toNanos(1);
    Figure.ofPart(fork, part)
        .ifPresent(
            measured -> {
              Iterator<Map.Entry<Double, Long>> calls = measured.getStatistics().getRawData();
              while (calls.hasNext()) {
                Map.Entry<Double, Long> call = calls.next();
                histogram.recordValueWithCount(Math.round(call.getKey() * nanos), call.getValue());
              }
            });
    return histogram;
  }

  private static String tag(RunResult result, String part) {
    StringBuilder tag = new StringBuilder(result.getParams().getBenchmark());
    if (!part.isEmpty()) {
      tag.append(':').append(part);
    }
    for (String key : result.getParams().getParamsKeys()) {
      tag.append(' ').append(key).append('=').append(result.getParams().getParam(key));
    }
    return tag.toString();
  }
}
