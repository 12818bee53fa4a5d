package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.luxibench.results.load.Counts;
import org.luxibench.results.load.HeatScale;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Percentiles;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Premise;
import org.luxibench.results.load.Second;
import org.luxibench.results.load.Verdict;
import org.luxibench.results.report.Timeline.Span;

class TimelineTest {
  private static final Leg QUICK = leg("quick", List.of(), phase("a", 0, 4), phase("b", 5, 8));
  private static final Leg SLOW = leg("slow", List.of(), phase("a", 1.5, 6), phase("b", 9, 12));

  @Test
  void phasesStartTogetherAndTheLongestRunCounts() {
    assertThat(Timeline.of(List.of(QUICK, SLOW)).spans())
        .containsExactly(new Span("a", 1, 6), new Span("b", 7, 10));
  }

  @Test
  void insideAPhaseTimePassesAsItDid() {
    Timeline line = Timeline.of(List.of(QUICK, SLOW));
    assertThat(line.at(QUICK, 0)).isEqualTo(1);
    assertThat(line.at(SLOW, 1.5)).isEqualTo(1);
    assertThat(line.at(SLOW, 10.25)).isEqualTo(8.25);
  }

  @Test
  void betweenPhasesTimeIsStretchedAndNeverGoesBack() {
    Timeline line = Timeline.of(List.of(QUICK, SLOW));
    assertThat(line.at(QUICK, 4.5)).isEqualTo(6);
    assertThat(line.at(SLOW, 7.5)).isEqualTo(6.25);
    double before = Double.NEGATIVE_INFINITY;
    for (double t = -1; t < 15; t += 0.125) {
      assertThat(line.at(QUICK, t)).isGreaterThan(before);
      before = line.at(QUICK, t);
    }
  }

  @Test
  void afterTheLastPhaseTimeGoesOn() {
    assertThat(Timeline.of(List.of(QUICK)).at(QUICK, 9.5)).isEqualTo(9.5);
  }

  @Test
  void aPhaseThatOneLegLacksKeepsItsPlace() {
    Leg other = leg("other", List.of(), phase("b", 2, 5), phase("c", 6, 7));
    assertThat(Timeline.of(List.of(QUICK, other)).spans())
        .extracting(Span::name)
        .containsExactly("a", "b", "c");
  }

  @Test
  void secondsOfAllLegsShareRowsAndGapsAreRowsOfTheirOwn() {
    Leg shifted =
        leg(
            "shifted",
            List.of(second(1.5, "a", 10), second(2.5, "a", 20), second(9, "b", 30)),
            phase("a", 1.5, 3.5),
            phase("b", 9, 10));
    PageData data = PageData.of(run(shifted));
    assertThat(data.t()).containsExactly(1.0, 2.0, 3.0, 4.0);
    List<Second> seconds = data.legs().get(0).seconds();
    assertThat(seconds.get(2)).isNull();
    assertThat(seconds.get(3)).isEqualTo(second(4, "b", 30));
  }

  @Test
  void twoSecondsOfOneRowBecomeOne() {
    Leg crowded = leg("x", List.of(second(-0.4, "a", 10), second(0.2, "a", 20)), phase("a", 0, 1));
    Second merged = PageData.of(run(crowded)).legs().get(0).seconds().get(0);
    assertThat(merged.sent()).isEqualTo(2);
    assertThat(merged.p99()).isEqualTo(20);
    assertThat(merged.heat()).containsExactly(2L);
  }

  private static LoadResult run(Leg leg) {
    return new LoadResult("s", "", "", Verdict.PASSED, "", HeatScale.boundsMicros(), List.of(leg));
  }

  private static Leg leg(String name, List<Second> seconds, Phase... phases) {
    return new Leg(
        name, "", Verdict.PASSED, List.of(phases), seconds, List.of(), List.of(), List.of());
  }

  private static Second second(double t, String phase, long micros) {
    return new Second(
        t, phase, 1, 1, 0, 0, 0, micros, micros, micros, micros, 1L, 0L, Stream.of(1L).toList());
  }

  private static Phase phase(String name, double start, double end) {
    return new Phase(
        name,
        start,
        end,
        Verdict.PASSED,
        Verdict.PASSED,
        "",
        1,
        1,
        new Counts(0, 0, 0, 0, 0, 0, 0, java.util.Map.of()),
        0,
        Percentiles.NONE,
        Percentiles.NONE,
        Percentiles.NONE,
        Percentiles.NONE,
        List.of(),
        List.of(),
        Premise.NONE,
        List.of());
  }
}
