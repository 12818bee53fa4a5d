package org.luxibench.load.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.luxibench.load.generator.Live;
import org.luxibench.load.generator.Live.Snapshot;
import org.luxibench.results.load.Percentiles;

/** What a line of progress says of the last second. */
final class ConsoleTest {
  private static final long LAG = TimeUnit.MICROSECONDS.toNanos(2_500);

  @Test
  void secondTellsRateLatencyAndWhatIsOpen() {
    Percentiles response = new Percentiles(3, 1_500, 2_000, 2_500, 2_500, 2_500, 3_500, 2_000);

    assertThat(Console.told(new Snapshot(3, response, LAG, 4, 5, 6, 7, 8)))
        .isEqualTo(
            "  3/s  p50 1.50  p99 2.50  max 3.50  lag 2.50 ms  in flight 9  time-outs 6  errors 7"
                + "  abandoned 8");
  }

  @Test
  void secondWithoutAnAnswerIsNotToldAsFast() {
    assertThat(Console.told(new Snapshot(0, Percentiles.NONE, LAG, 4, 5, 0, 0, 0)))
        .isEqualTo("  0/s  no answers  lag 2.50 ms  in flight 9  time-outs 0  errors 0");
  }

  @Test
  void beforeTheFirstSecondIsOverNothingIsTold() {
    assertThat(Console.told(Live.NONE)).isEmpty();
  }

  @Test
  void endOfAPhaseTellsOnlyTheTroublesThereWere() {
    assertThat(Console.troubles(0, 0, 0)).isEmpty();
    assertThat(Console.troubles(3, 0, 0)).isEqualTo("  time-outs 3");
    assertThat(Console.troubles(3, 4, 5)).isEqualTo("  time-outs 3  errors 4  abandoned 5");
  }
}
