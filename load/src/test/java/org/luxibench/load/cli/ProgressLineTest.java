package org.luxibench.load.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.load.generator.Live;
import org.luxibench.load.generator.Live.Snapshot;
import org.luxibench.results.load.Percentiles;

/** What terminals of several widths show of a phase. */
final class ProgressLineTest {
  private static final Percentiles RESPONSE =
      new Percentiles(400, 1_500, 2_000, 2_500, 2_500, 2_500, 3_500, 2_000);

  @Test
  void aWideTerminalShowsAllWithALongBar() {
    assertThat(line("baseline", 0, 0, 0).fitting(160))
        .isEqualTo(
            "lock-free-queries, baseline [##########----------] 12 s left"
                + "  400/s  p50 1.50  p99 2.50  max 3.50  lag 0.25 ms  in flight 9"
                + "  time-outs 0  errors 0");
  }

  @Test
  void eightyColumnsShowEveryFigure() {
    assertThat(line("node-add-waiting", 0, 0, 0).fitting(80))
        .isEqualTo(
            "node-add-waiting 12 s 400/s p50 1.50 p99 2.50 max 3.50 lag 0.25 ms in flight 9");
  }

  @ParameterizedTest
  @CsvSource({"baseline,60", "baseline,80", "node-add-waiting,80", "node-add-waiting,100"})
  void noLineIsWiderThanTheTerminalNorLacksWhatMatters(String phase, int columns) {
    assertThat(line(phase, 0, 0, 0).fitting(columns))
        .hasSizeLessThanOrEqualTo(columns)
        .startsWith(phase)
        .contains("12 s", "400/s", "p99 2.50", "lag 0.25 ms", "in flight 9");
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 80, 100, 160})
  void troublesAreShownHoweverNarrowTheTerminal(int columns) {
    assertThat(line("baseline", 3, 4, 0).fitting(columns))
        .hasSizeLessThanOrEqualTo(columns)
        .contains("p99 2.50")
        .endsWith("  time-outs 3  errors 4");
    assertThat(line("baseline", 3, 4, 5).fitting(columns))
        .hasSizeLessThanOrEqualTo(columns)
        .contains("400/s")
        .endsWith("  time-outs 3  errors 4  abandoned 5");
  }

  @Test
  void theBarIsLongOrHalfOrAQuarter() {
    assertThat(line("baseline", 0, 0, 0).fitting(83))
        .startsWith("baseline [#####-----] 12 s 400/s");
    assertThat(line("baseline", 0, 0, 0).fitting(82)).startsWith("baseline [##---] 12 s 400/s");
  }

  @Test
  void beforeTheFirstSecondIsOverOnlyTheTimeIsTold() {
    assertThat(new ProgressLine("leg", "only", 0, 2, Live.NONE).fitting(41))
        .isEqualTo("leg, only [--------------------] 2 s left");
  }

  private static ProgressLine line(String phase, long timeouts, long errors, long abandoned) {
    Snapshot last =
        new Snapshot(
            400, RESPONSE, TimeUnit.MICROSECONDS.toNanos(250), 4, 5, timeouts, errors, abandoned);
    return new ProgressLine("lock-free-queries", phase, 0.5, 12, last);
  }
}
