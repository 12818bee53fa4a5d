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
import tools.jackson.databind.JsonNode;

class SideBySideTest {
  private static final Path A = Path.of("/a");
  private static final Path B = Path.of("/b");

  @Test
  void mediansAreOfTheRoundsThatSaySomething() {
    String text =
        of(
                false,
                leg("/a #1", Verdict.PASSED, 100),
                leg("/b #1", Verdict.PASSED, 300),
                leg("/b #2", Verdict.INVALID, 7),
                leg("/a #2", Verdict.PASSED, 200))
            .text();
    assertThat(text)
        .containsPattern("only +150\\.000 +300\\.000 +2\\.00")
        .contains("left out, for it is INVALID: /b #2, only\n");
  }

  @Test
  void aPhaseThatOnlyOneOfThemHasIsLeftOut() {
    String text =
        of(true, leg("/a #1", Verdict.PASSED, 100), leg("/b #1", Verdict.INVALID, 300)).text();
    assertThat(text).doesNotContainPattern("(?m)^only").contains("best rate kept: A 100/s, B 0/s");
  }

  @Test
  void aBestRateIsToldOnlyWhereOneWasSought() {
    Leg[] legs = {leg("/a", Verdict.PASSED, 100), leg("/b", Verdict.PASSED, 300)};
    assertThat(of(false, legs).text()).doesNotContain("best rate");
    assertThat(of(false, legs).json().has("bestRate")).isFalse();
    assertThat(of(true, legs).json().at("/bestRate/b").asDouble()).isEqualTo(300);
  }

  @Test
  void programsGetTheRatiosToo() {
    JsonNode json =
        of(false, leg("/a", Verdict.PASSED, 100), leg("/b", Verdict.PASSED, 250)).json();
    assertThat(json.path("a").asString()).isEqualTo("/a");
    assertThat(json.at("/phases/0/phase").asString()).isEqualTo("only");
    assertThat(json.at("/phases/0/rate/ratio").asDouble()).isEqualTo(2.5);
    assertThat(json.at("/phases/0/p99Ms/ratio").isNull()).as("nothing to divide by").isTrue();
  }

  private static SideBySide of(boolean searched, Leg... legs) {
    return SideBySide.of(run(legs), A, B, searched);
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
