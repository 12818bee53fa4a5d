package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luxibench.results.load.Counts;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.Percentiles;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Premise;
import org.luxibench.results.load.Verdict;

class RunVerdictTest {
  private static final boolean WHOLE = true;
  private static final Counts SOUND = new Counts(10, 8, 5, 1, 1, 1, 2, Map.of("E", 1L));
  private static final Counts ONE_LOST = new Counts(10, 8, 5, 1, 1, 0, 2, Map.of("E", 1L));

  @Test
  void countsThatDoNotAddUpFailTheRunWhateverItCameTo() {
    RunVerdict verdict = RunVerdict.of(legs(Verdict.PASSED, ONE_LOST), WHOLE, List.of());
    assertThat(verdict.verdict()).isEqualTo(Verdict.FAILED);
    assertThat(verdict.explanation()).contains("do not add up");
    assertThat(RunVerdict.of(legs(Verdict.INVALID, ONE_LOST), !WHOLE, List.of()).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void aRunThatWasCutShortDoesNotPass() {
    RunVerdict verdict = RunVerdict.of(legs(Verdict.PASSED, SOUND), !WHOLE, List.of("found"));
    assertThat(verdict.verdict()).isEqualTo(Verdict.INVALID);
    assertThat(verdict.explanation()).isEqualTo("found\nThe run was cut short.");
  }

  @Test
  void aFailureSeenBeforeTheCutStays() {
    assertThat(RunVerdict.of(legs(Verdict.FAILED, SOUND), !WHOLE, List.of()).verdict())
        .isEqualTo(Verdict.FAILED);
  }

  @Test
  void aWholeRunIsAsItsLegs() {
    assertThat(RunVerdict.of(legs(Verdict.PASSED, SOUND), WHOLE, List.of()))
        .isEqualTo(new RunVerdict(Verdict.PASSED, ""));
  }

  private static List<Leg> legs(Verdict verdict, Counts counts) {
    Phase phase =
        new Phase(
            "only",
            0,
            1,
            verdict,
            Verdict.PASSED,
            "",
            10,
            10,
            counts,
            0,
            Percentiles.NONE,
            Percentiles.NONE,
            Percentiles.NONE,
            Percentiles.NONE,
            List.of(),
            List.of(),
            Premise.NONE,
            List.of());
    return List.of(
        new Leg(
            "leg", "target", verdict, List.of(phase), List.of(), List.of(), List.of(), List.of()));
  }
}
