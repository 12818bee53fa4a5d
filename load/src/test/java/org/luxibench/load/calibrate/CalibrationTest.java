package org.luxibench.load.calibrate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.load.Verdict;

/**
 * The generator against servers whose percentiles are known. On a machine too busy in every try the
 * test is skipped and says so; reporting what did not happen is a defect on any machine.
 */
class CalibrationTest {
  private static final int TRIES = 3;

  @TempDir private static Path folder;

  @BeforeAll
  static void warmUp() throws Exception {
    new Calibration(folder.resolve("w")).run(KnownCase.fixedDelay(0.05));
  }

  @Test
  void aFixedDelayIsReportedWithinTwoPercent() throws Exception {
    assertAgrees(KnownCase.fixedDelay(0.2));
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
      assertThat(outcome.addsUp()).isTrue();
      assertThat(outcome.verdict()).as("%s", outcome).isNotEqualTo(Verdict.FAILED);
      if (outcome.verdict() == Verdict.PASSED) {
        return outcome;
      }
    }
    return Assumptions.abort("the machine was too busy in each try: " + outcome);
  }

  private static Row row(Outcome outcome, double percentile) {
    return outcome.rows().stream()
        .filter(row -> row.percentile() == percentile)
        .findFirst()
        .orElseThrow();
  }
}
