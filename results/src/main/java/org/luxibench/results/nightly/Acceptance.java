package org.luxibench.results.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luxibench.results.store.RunName;
import org.luxibench.results.store.RunStore;
import org.luxibench.results.store.StoredRun;

/**
 * Takes a level that nights found worse for the one to hold later nights against: a slowdown that
 * is intended. The nights found worse since the last good one become good, and nothing before them
 * is a reference any more.
 */
public final class Acceptance {
  private Acceptance() {}

  /** Whether a run is the first of a level that was accepted: without it, that is forgotten. */
  public static boolean isHeldBy(StoredRun run) {
    return Files.exists(run.folder().resolve(References.ACCEPTED));
  }

  /**
   * Accepts the last nights of suites.
   *
   * @return a sentence for each suite whose last night had been found worse
   */
  public static List<String> accept(RunStore store, List<String> suites) throws IOException {
    List<String> told = new ArrayList<>();
    for (String suite : suites) {
      List<List<StoredRun>> bad = badAtTheEnd(store.of(suite).runs());
      for (List<StoredRun> night : bad) {
        for (StoredRun run : night) {
          Files.deleteIfExists(run.folder().resolve(References.BAD));
        }
      }
      if (!bad.isEmpty()) {
        for (StoredRun run : bad.get(bad.size() - 1)) {
          Files.writeString(
              run.folder().resolve(References.ACCEPTED), "accepted " + Instant.now() + "\n");
        }
        told.add(
            "%s: %d nights accepted, earlier ones are no reference".formatted(suite, bad.size()));
      }
    }
    return told;
  }

  /** The newest first; nights without a good run are passed over. */
  private static List<List<StoredRun>> badAtTheEnd(List<StoredRun> runs) {
    Map<String, List<StoredRun>> nights = new LinkedHashMap<>();
    for (StoredRun run : runs) {
      RunName.night(run)
          .ifPresent(name -> nights.computeIfAbsent(name, each -> new ArrayList<>()).add(run));
    }
    List<List<StoredRun>> newestFirst = new ArrayList<>(nights.values());
    Collections.reverse(newestFirst);
    List<List<StoredRun>> bad = new ArrayList<>();
    for (List<StoredRun> night : newestFirst) {
      boolean isBad =
          night.stream().anyMatch(run -> Files.exists(run.folder().resolve(References.BAD)));
      if (isBad) {
        bad.add(night);
      } else if (night.stream().anyMatch(StoredRun::isGood)) {
        break;
      }
    }
    return bad;
  }
}
