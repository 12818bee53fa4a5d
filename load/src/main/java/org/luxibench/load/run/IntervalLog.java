package org.luxibench.load.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;
import org.luxibench.load.generator.IntervalLatencies;
import org.luxibench.load.generator.IntervalSink;
import org.luxibench.results.load.LatencyLog;

/**
 * A run's latency log: of each phase and second, the latencies of all requests and of each kind.
 * Written while the run goes on, on a thread of its own, for encoding takes longer than a generator
 * may stand still.
 */
final class IntervalLog implements AutoCloseable {
  private static final long UNITS_PER_MICRO = 1_000;
  private static final int DIGITS = 3;
  private static final List<Measure> MEASURES =
      List.of(
          new Measure("response", IntervalLatencies::response),
          new Measure("service", IntervalLatencies::service),
          new Measure("wait", IntervalLatencies::waited),
          new Measure("lag", IntervalLatencies::lag));

  private final long start = System.nanoTime();
  private final LatencyLog log;
  private final Map<String, Integer> tries = new HashMap<>();
  private final ExecutorService writer =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "latency-log");
            thread.setDaemon(true);
            return thread;
          });

  private record Measure(String name, Function<IntervalLatencies, AbstractHistogram> of) {}

  private IntervalLog(LatencyLog log) {
    this.log = log;
  }

  /** Starts the log; an old file is overwritten. */
  static IntervalLog start(Path file) throws IOException {
    return new IntervalLog(new LatencyLog(file, Instant.now(), UNITS_PER_MICRO));
  }

  /**
   * Where a phase's seconds go. A second try of it has the tag {@code LEG/PHASE#2}: what was
   * measured in vain is no part of what counts.
   *
   * @param kinds what the request kinds are called, in the mix's order
   */
  IntervalSink phase(String leg, String phase, List<String> kinds) {
    String first = leg + "/" + phase;
    int number = tries.merge(first, 1, Integer::sum);
    String tag = number == 1 ? first + "/" : first + "#" + number + "/";
    return (startNanos, byKind) ->
        writer.execute(() -> write(tag, kinds, (startNanos - start) / 1e9, byKind));
  }

  private void write(String tag, List<String> kinds, double from, List<IntervalLatencies> byKind) {
    for (Measure measure : MEASURES) {
      Histogram all = new Histogram(DIGITS);
      byKind.forEach(latencies -> all.add(measure.of.apply(latencies)));
      log.add(tag + measure.name, from, from + 1, all);
      for (int kind = 0; kind < kinds.size(); kind++) {
        log.add(
            tag + kinds.get(kind) + "/" + measure.name,
            from,
            from + 1,
            measure.of.apply(byKind.get(kind)));
      }
    }
  }

  /**
   * Ends the log once everything is written.
   *
   * @throws IOException when a line could not be written
   */
  @Override
  public void close() throws IOException {
    writer.shutdown();
    try {
      if (!writer.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IOException("the latency log could not be written within a minute");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } finally {
      log.close();
    }
  }
}
