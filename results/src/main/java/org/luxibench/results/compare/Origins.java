package org.luxibench.results.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunRecord;
import org.luxibench.results.store.RunRecords;

/**
 * Where one side's figures come from: of which commits, and when they were measured. JMH's own
 * files do not tell.
 *
 * @param runs the records of the side's run folders
 */
public record Origins(List<RunRecord> runs) {
  public Origins {
    runs = List.copyOf(runs);
  }

  /** Reads the records of what the user named as one side, see {@link Inputs#read}. */
  public static Origins of(String named) throws IOException {
    List<RunRecord> runs = new ArrayList<>();
    for (Path found : Inputs.find(named)) {
      if (Files.isDirectory(found)) {
        runs.add(RunRecords.read(found.resolve(RunFolder.RECORD)));
      }
    }
    return new Origins(runs);
  }

  /**
   * That runs of several commits, or of changed work trees, are taken for one build.
   *
   * @param side its name, for the sentence
   */
  public Optional<String> pooled(String side) {
    long commits = runs.stream().map(run -> run.source().commit()).distinct().count();
    long dirty = runs.stream().filter(run -> run.source().dirty()).count();
    return runs.size() > 1 && commits + dirty > 1
        ? Optional.of(
            "the %s pools %d runs of %d commit%s, %d of a changed work tree"
                .formatted(side, runs.size(), commits, commits == 1 ? "" : "s", dirty))
        : Optional.empty();
  }

  /** Whether one side was measured before the other began. */
  public boolean isApartFrom(Origins other) {
    return !runs.isEmpty()
        && !other.runs.isEmpty()
        && (end().isBefore(other.start()) || other.end().isBefore(start()));
  }

  private Instant start() {
    return runs.stream().map(RunRecord::started).min(Instant::compareTo).orElseThrow();
  }

  private Instant end() {
    return runs.stream().map(RunRecord::ended).max(Instant::compareTo).orElseThrow();
  }
}
