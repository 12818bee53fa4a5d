package org.luxibench.load.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luxibench.results.load.Counts;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Percentiles;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Premise;
import org.luxibench.results.load.Verdict;

class SideBySideTest {
  private static final Path A = Path.of("/a");
  private static final Path B = Path.of("/b");

  @Test
  void mediansAreOfTheRoundsThatSaySomething() {
    String text =
        SideBySide.of(
            run(
                leg("/a #1", Verdict.PASSED, 100),
                leg("/b #1", Verdict.PASSED, 300),
                leg("/b #2", Verdict.INVALID, 7),
                leg("/a #2", Verdict.PASSED, 200)),
            A,
            B);
    assertThat(text)
        .containsPattern("only +150\\.000 +300\\.000 +2\\.00")
        .contains("left out, for it is INVALID: /b #2, only\n");
  }

  @Test
  void aPhaseThatOnlyOneOfThemHasIsLeftOut() {
    String text =
        SideBySide.of(
            run(leg("/a #1", Verdict.PASSED, 100), leg("/b #1", Verdict.INVALID, 300)), A, B);
    assertThat(text).doesNotContainPattern("(?m)^only").contains("best rate kept: A 100/s, B 0/s");
  }

  private static LoadResult run(Leg... legs) {
    return new LoadResult("s", "r", "", Verdict.PASSED, "", List.of(), List.of(legs));
  }

  private static Leg leg(String name, Verdict verdict, double rate) {
    Phase phase =
        new Phase(
            "only",
            0,
            1,
            verdict,
            Verdict.PASSED,
            "",
            rate,
            rate,
            new Counts(0, 0, 0, 0, 0, 0, 0, Map.of()),
            0,
            Percentiles.NONE,
            Percentiles.NONE,
            Percentiles.NONE,
            Percentiles.NONE,
            List.of(),
            List.of(),
            Premise.NONE,
            List.of());
    return new Leg(name, name, verdict, List.of(phase), List.of(), List.of(), List.of(), List.of());
  }
}
