package org.luxibench.load.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.load.calibrate.Calibration.Outcome;
import org.luxibench.load.calibrate.Calibration.Row;

/**
 * The generator against servers whose percentiles are known. A machine that stood still meanwhile
 * proves nothing: such a try is made again, and the test is skipped when all were such.
 */
class CalibrationTest {
  private static final int TRIES = 2;

  /** A pause of less than this cannot shift the figures below by two in a hundred. */
  private static final long HARMLESS_MICROS = 10_000;

  @TempDir private static Path folder;

  @BeforeAll
  static void warmUp() throws Exception {
    new Calibration(folder.resolve("w")).run(KnownCase.fixedDelay(0.05));
  }

  @Test
  void aFixedDelayIsReportedWithinTwoPercent() throws Exception {
    assertAgrees(KnownCase.fixedDelay(0.3));
  }

  @Test
  void aStallIsReportedAtItsFullWeightAndNotWhenUncorrected() throws Exception {
    Outcome outcome = assertAgrees(KnownCase.stall(0.15));
    Row p99 = row(outcome, 99);
    assertThat(p99.uncorrectedMicros()).isLessThan(p99.expectedMicros() / 2);
  }

  @Test
  void droppedRequestsCountWithTheTimeout() throws Exception {
    assertAgrees(KnownCase.drops(0.5));
  }

  @Test
  void aBurstBeforeASlowReaderIsChargedForItsQueue() throws Exception {
    assertAgrees(KnownCase.slowReader(0.3));
  }

  private static Outcome assertAgrees(KnownCase known) throws Exception {
    Outcome outcome = null;
    for (int round = 0; round < TRIES; round++) {
      outcome = new Calibration(folder.resolve("s")).run(known);
      if (outcome.agrees()) {
        return outcome;
      }
      assertThat(outcome.addsUp()).isTrue();
    }
    assumeTrue(
        outcome.pauseMicros() < HARMLESS_MICROS,
        "the machine stood still for " + outcome.pauseMicros() + " us in each try");
    assertThat(disagreeing(outcome)).isEmpty();
    return outcome;
  }

  private static List<Row> disagreeing(Outcome outcome) {
    return outcome.rows().stream().filter(row -> !row.agrees()).toList();
  }

  private static Row row(Outcome outcome, double percentile) {
    return outcome.rows().stream()
        .filter(row -> row.percentile() == percentile)
        .findFirst()
        .orElseThrow();
  }
}
