package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.load.generator.MadeTally;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.results.load.Percentiles;

class IntervalLogTest {
  private static final List<String> KINDS = List.of("Query node", "echo");

  @TempDir private Path folder;

  @Test
  void eachKindHasALineForEachSecondInWhichItWasAsked() throws Exception {
    List<EncodableHistogram> lines = logged(0).lines;
    assertThat(lines).hasSize(24);
    assertThat(lines)
        .filteredOn(line -> line.getTag().equals("leg/two/Query-node/response"))
        .extracting(
            line -> seconds(line.getStartTimeStamp() - lines.get(0).getStartTimeStamp()),
            line -> seconds(line.getEndTimeStamp() - line.getStartTimeStamp()),
            line -> ((Histogram) line).getTotalCount())
        .containsExactly(tuple(0L, 1L, 5L), tuple(2L, 1L, 5L));
  }

  /** The reader cuts to milliseconds what it has added up as seconds. */
  private static long seconds(long millis) {
    return Math.round(millis / 1e3);
  }

  @Test
  void linesComeInTheOrderOfTime() throws Exception {
    assertThat(logged(0).lines).extracting(EncodableHistogram::getStartTimeStamp).isSorted();
  }

  @Test
  void aTagsLinesAddUpToThePhase() throws Exception {
    Logged logged = logged(1);
    PhaseTally tally = logged.tally;
    assertThat(sum(logged, "leg/two/response")).isEqualTo(points(tally.all().response()));
    assertThat(sum(logged, "leg/two/service")).isEqualTo(points(tally.all().service()));
    assertThat(sum(logged, "leg/two/lag")).isEqualTo(points(tally.all().lag()));
    assertThat(sum(logged, "leg/two/wait")).isEqualTo(points(tally.all().waited()));
    assertThat(sum(logged, "leg/two/echo/lag")).isEqualTo(points(tally.byKind().get(1).lag()));
    assertThat(sum(logged, "leg/two/Query-node/response"))
        .isEqualTo(points(tally.byKind().get(0).response()));
    assertThat(sum(logged, "leg/two/echo/service"))
        .isEqualTo(points(tally.byKind().get(1).service()));
  }

  @Test
  void aSecondTryHasATagOfItsOwn() throws Exception {
    Path file = folder.resolve("again.hlog");
    PhaseTally tally;
    try (IntervalLog log = IntervalLog.start(file)) {
      MadeTally.twoKinds(System.nanoTime(), log.phase("leg", "two", KINDS));
      MadeTally.twoKinds(System.nanoTime(), log.phase("other", "two", KINDS));
      tally = MadeTally.twoKinds(System.nanoTime(), log.phase("leg", "two", KINDS));
    }
    Logged logged = new Logged(tally, lines(file));
    for (String tag : List.of("leg/two/response", "leg/two#2/response", "other/two/response")) {
      assertThat(sum(logged, tag)).as(tag).isEqualTo(points(tally.all().response()));
    }
  }

  private record Logged(PhaseTally tally, List<EncodableHistogram> lines) {}

  private Logged logged(int number) throws Exception {
    Path file = folder.resolve(number + ".hlog");
    PhaseTally tally;
    try (IntervalLog log = IntervalLog.start(file)) {
      tally = MadeTally.twoKinds(System.nanoTime(), log.phase("leg", "two", KINDS));
    }
    return new Logged(tally, lines(file));
  }

  private static List<EncodableHistogram> lines(Path file) throws Exception {
    List<EncodableHistogram> lines = new ArrayList<>();
    try (HistogramLogReader reader = new HistogramLogReader(file.toFile())) {
      for (EncodableHistogram next = reader.nextIntervalHistogram();
          next != null;
          next = reader.nextIntervalHistogram()) {
        lines.add(next);
      }
    }
    return lines;
  }

  private static Percentiles sum(Logged logged, String tag) {
    Histogram sum = new Histogram(3);
    for (EncodableHistogram line : logged.lines) {
      if (line.getTag().equals(tag)) {
        sum.add((Histogram) line);
      }
    }
    return points(sum);
  }

  private static Percentiles points(Histogram histogram) {
    return Percentiles.of(histogram, 1_000);
  }
}
