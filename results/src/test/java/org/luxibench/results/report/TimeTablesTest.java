package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.luxibench.results.load.BglSample;
import org.luxibench.results.load.BglState;
import org.luxibench.results.load.Second;
import org.luxibench.results.load.Vitals;
import org.luxibench.results.report.PageData.LegColumns;
import org.luxibench.results.report.PageData.Stall;
import org.luxibench.results.report.Timeline.Span;

class TimeTablesTest {
  @Test
  void eachSecondOfAShortRunIsARow() {
    Table table = TimeTables.latency(data(4, second(2, 10_000), second(3, 20_000)));
    assertThat(table.columns())
        .extracting(Table.Column::title)
        .containsExactly("from s", "to s", "phase", "leg p50 ms", "leg p99 ms", "leg max ms");
    assertThat(table.rows())
        .containsExactly(
            List.of("2", "3", "only", "1.00", "5.00", "10.0"),
            List.of("3", "4", "only", "1.00", "5.00", "20.0"));
  }

  @Test
  void aLongRunIsToldInSixtySteps() {
    Second[] seconds =
        IntStream.range(0, 3_600)
            .mapToObj(t -> second(t, t == 1_807 ? 9_000_000 : 10_000))
            .toArray(Second[]::new);
    PageData data = data(3_600, seconds);
    assertThat(TimeTables.latency(data).rows())
        .hasSize(60)
        .filteredOn(row -> row.contains("9,000"))
        .as("the step with the worst second")
        .containsExactly(List.of("1800", "1860", "only", "1.00", "5.00", "9,000"));
    assertThat(TimeTables.rate(data).rows())
        .hasSize(60)
        .allMatch(row -> row.subList(3, 6).equals(List.of("97.0", "60", "120")));
  }

  @Test
  void noStepStraddlesTwoPhases() {
    PageData data =
        new PageData(
            List.of(),
            List.of(new Span("a", 0, 61), new Span("b", 61, 122)),
            IntStream.range(0, 122).mapToObj(t -> (double) t).toList(),
            List.of(leg(IntStream.range(0, 122).mapToObj(t -> second(t, 1)).toList())));
    assertThat(TimeTables.latency(data).rows())
        .extracting(row -> row.subList(0, 3))
        .contains(List.of("60", "61", "a"), List.of("61", "64", "b"));
  }

  @Test
  void aPauseStandsInEverySecondItLastedAndOnItsSide() {
    assertThat(TimeTables.lag(data(5, second(0, 1))).rows())
        .containsExactly(
            List.of("0", "1", "only", "0.04", "0.00", "", ""),
            List.of("1", "2", "only", "", "", "", "1,200"),
            List.of("2", "3", "only", "", "", "", "1,200"),
            List.of("4", "5", "only", "", "", "20.0", ""));
  }

  @Test
  void theLocksStatesHaveTheirSharesOfAStep() {
    assertThat(TimeTables.locks(data(2, second(0, 1))).rows())
        .containsExactly(
            List.of("0", "1", "only", "shared 67 %, free 33 %", "16", "1"),
            List.of("1", "2", "only", "exclusive", "0", "0"));
  }

  @Test
  void ofTheDaemonsVitalsTheMostIsTold() {
    assertThat(TimeTables.vitals(data(2, second(0, 1))).rows())
        .containsExactly(List.of("1", "2", "only", "300", "41", "90"));
  }

  @Test
  void requestsThatWereNeverSentAreTold() {
    Second second = new Second(0, "only", 4, 1, 1, 2, 7, 0, 0, 0, 0, null, 0L, List.of(3L));
    assertThat(TimeTables.rate(data(1, second)).rows())
        .containsExactly(List.of("0", "1", "only", "1.00", "1", "2", "7"));
  }

  private static PageData data(int length, Second... seconds) {
    List<Double> times = IntStream.range(0, length).mapToObj(t -> (double) t).toList();
    List<Second> rows =
        IntStream.range(0, length)
            .mapToObj(t -> List.of(seconds).stream().filter(s -> s.t() == t).findFirst())
            .map(found -> found.orElse(null))
            .collect(java.util.stream.Collectors.toList());
    return new PageData(List.of(), List.of(new Span("only", 0, length)), times, List.of(leg(rows)));
  }

  private static LegColumns leg(List<Second> seconds) {
    return new LegColumns(
        "leg",
        seconds,
        List.of(
            new BglSample(0.1, BglState.FREE, 0, 0),
            new BglSample(0.4, BglState.SHARED, 16, 0),
            new BglSample(0.8, BglState.SHARED, 2, 1),
            new BglSample(1.2, BglState.EXCLUSIVE, 0, 0)),
        0.4,
        List.of(new Stall(2.5, 1_200_000, "daemon gc"), new Stall(4.5, 20_000, "generator")),
        List.of(new Vitals(1.1, 200L << 20, 41, 80), new Vitals(1.9, 300L << 20, 40, 90)),
        Map.of());
  }

  private static Second second(int t, long max) {
    return new Second(t, "only", 100, 97, 1, 2, 0, 1_000, 2_000, 5_000, max, 40L, 0L, List.of());
  }
}
