package org.luxibench.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JmhFileTest {
  @TempDir private Path folder;

  /**
   * What JMH 1.37 wrote of a group in sample-time mode: {@code bench FloodBench -p lock=fast -f 2
   * -wi 1 -i 2 -w 100ms -r 300ms}; of the histograms all but the first steps of each were cut out.
   */
  @Test
  void methodsOfASampledGroupHaveSeriesOfTheirOwn() throws IOException {
    Path file = folder.resolve("flood.json");
    try (InputStream in = JmhFileTest.class.getResourceAsStream("flood.json")) {
      Files.copy(Objects.requireNonNull(in), file);
    }

    assertThat(Inputs.read(file.toString()).series())
        .extracting(Series::subject, one -> one.metric().name(), one -> one.sample().size())
        .containsExactly(
            tuple("FloodBench.flood[lock=fast] t4", "p50", 2),
            tuple("FloodBench.flood[lock=fast] t4", "p99", 2),
            tuple("FloodBench.flood[lock=fast] t4", "p99.9", 2),
            tuple("FloodBench.flood[lock=fast] t4:excluding", "mean", 2),
            tuple("FloodBench.flood[lock=fast] t4:sharing", "mean", 2));
  }
}
