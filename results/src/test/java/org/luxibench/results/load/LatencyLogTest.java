package org.luxibench.results.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyLogTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path folder;

  @Test
  void hdrHistogramReadsBackWhatWasLogged() throws Exception {
    Histogram first = histogram(10, 20, 2_000_000);
    Histogram second = histogram(7);
    Path file = folder.resolve(LatencyLog.FILE);
    try (LatencyLog log = new LatencyLog(file, START, 1)) {
      log.add("leg a, phase b/response", 0, 1, first);
      log.add("service", 1, 2, second);
    }
    List<EncodableHistogram> read = read(file);
    assertThat(read).containsExactly(first, second);
    assertThat(read.get(0).getTag()).isEqualTo("leg-a-phase-b/response");
    assertThat(read.get(1).getStartTimeStamp()).isEqualTo(START.toEpochMilli() + 1_000);
    assertThat(read.get(1).getEndTimeStamp()).isEqualTo(START.toEpochMilli() + 2_000);
  }

  @Test
  void theLastColumnIsMilliseconds() throws Exception {
    Path file = folder.resolve(LatencyLog.FILE);
    try (LatencyLog log = new LatencyLog(file, START, 1_000)) {
      log.add("lag", 0, 1, histogram(5_000_000));
    }
    assertThat(Files.readString(file)).contains("Tag=lag,0.000,1.000,5.001,");
  }

  @Test
  void anIntervalWithoutSamplesIsLeftOut() throws Exception {
    Path file = folder.resolve(LatencyLog.FILE);
    try (LatencyLog log = new LatencyLog(file, START, 1)) {
      log.add("response", 0, 1, histogram());
    }
    assertThat(read(file)).isEmpty();
  }

  private static Histogram histogram(long... values) {
    Histogram histogram = new Histogram(3);
    for (long value : values) {
      histogram.recordValue(value);
    }
    return histogram;
  }

  private static List<EncodableHistogram> read(Path file) throws Exception {
    List<EncodableHistogram> found = new ArrayList<>();
    try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
      for (EncodableHistogram next = reader.nextIntervalHistogram();
          next != null;
          next = reader.nextIntervalHistogram()) {
        found.add(next);
      }
    }
    return found;
  }
}
