package org.luxibench.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.luxibench.results.compare.Inputs;

/** The committed runs stay readable: whoever changes the layout of run.json migrates them. */
final class BaselineTest {
  private static final RunStore BASELINE = new RunStore(Path.of("baseline"));

  @Test
  void everyCommittedRunIsReadAndHoldsFigures() throws IOException {
    RunStore.Found found = BASELINE.all();

    assertThat(found.unreadable()).isEmpty();
    assertThat(found.runs()).isNotEmpty();
    for (StoredRun run : found.runs()) {
      assertThat(Inputs.read(run.folder().toString()).series()).as(run.name()).isNotEmpty();
    }
  }
}
