package org.luxibench.results.nightly;

import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.luxibench.results.compare.Comparability;
import org.luxibench.results.store.RunName;
import org.luxibench.results.store.StoredRun;

/**
 * The earlier nights that tonight may be held against: of a clean work tree, on a like machine and
 * JVM, of the same scenario and options. What was left out is told.
 *
 * @param nights that are like tonight, bad ones among them, oldest first: so many that a level
 *     which they were found worse than is among them
 * @param good those that no night found worse, {@value #MOST_GOOD} at most
 * @param accepted when the newest level that was accepted was measured (UTC)
 * @param notes what was left out, and why
 */
record References(
    List<NightFigures> nights,
    List<NightFigures> good,
    Optional<Instant> accepted,
    List<String> notes) {
  /** Lies in a run that a night found worse. */
  static final String BAD = "bad.txt";

  /** Lies in the first run of a level that was accepted: what came before is no reference. */
  static final String ACCEPTED = "accepted.txt";

  private static final int MOST_GOOD = 20;
  private static final int MOST = 40;

  /** Of a night without figures. */
  static final References NONE = new References(List.of(), List.of(), Optional.empty(), List.of());

  /**
   * Chooses among runs.
   *
   * @param runs oldest first, none of them tonight's
   * @param tonight what they have to be like
   */
  static References of(List<StoredRun> runs, NightFigures tonight) {
    Map<String, Integer> leftOut = new LinkedHashMap<>();
    Map<String, List<StoredRun>> byNight = new LinkedHashMap<>();
    Optional<Instant> accepted = Optional.empty();
    for (StoredRun run : runs) {
      boolean isAccepted = Files.exists(run.folder().resolve(ACCEPTED));
      accepted = isAccepted ? Optional.of(run.record().started()) : accepted;
      if (isAccepted && !byNight.containsKey(RunName.night(run).orElse(run.name()))) {
        byNight
            .values()
            .forEach(of -> leftOut.merge("before what was accepted", of.size(), Integer::sum));
        byNight.clear();
      }
      Optional<String> reason = reason(run, tonight);
      if (reason.isPresent()) {
        leftOut.merge(reason.get(), 1, Integer::sum);
      } else if (!RunName.confirms(run)) {
        byNight
            .computeIfAbsent(RunName.night(run).orElseThrow(), night -> new ArrayList<>())
            .add(run);
      }
    }
    List<String> notes = new ArrayList<>();
    List<NightFigures> nights = new ArrayList<>();
    List<String> names = List.copyOf(byNight.keySet());
    int window = MOST + badAtTheEnd(List.copyOf(byNight.values()));
    for (String night : names.subList(Math.max(0, names.size() - window), names.size())) {
      List<StoredRun> ofNight = byNight.get(night);
      NightFigures.read(night, ofNight, notes)
          .ifPresent(figures -> add(figures, tonight, nights, leftOut));
    }
    leftOut.forEach(
        (why, count) -> notes.add("%d earlier runs left out: %s".formatted(count, why)));
    List<NightFigures> good = nights.stream().filter(night -> !isBad(night)).toList();
    return new References(
        nights, good.subList(Math.max(0, good.size() - MOST_GOOD), good.size()), accepted, notes);
  }

  /** The record tells the JVM of the program that measured, the figures that of the forks. */
  private static void add(
      NightFigures night,
      NightFigures tonight,
      List<NightFigures> nights,
      Map<String, Integer> leftOut) {
    List<String> differences = Comparability.differences(night.measured(), tonight.measured());
    if (differences.isEmpty()) {
      nights.add(night);
    } else {
      leftOut.merge(String.join("; ", differences), night.runs().size(), Integer::sum);
    }
  }

  private static Optional<String> reason(StoredRun run, NightFigures tonight) {
    if (RunName.night(run).isEmpty()) {
      return Optional.of("not made by a night");
    }
    if (run.record().source().dirty()) {
      return Optional.of("of a changed work tree");
    }
    if (!run.isGood()) {
      return Optional.of("FAILED or INVALID");
    }
    StoredRun latest = tonight.runs().get(tonight.runs().size() - 1);
    if (!run.conditions().equals(latest.conditions())) {
      return Optional.of("the scenario or the options have changed since");
    }
    List<String> differences = run.differences(latest);
    return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
  }

  /** Whether a level was accepted in a night that began after this run. */
  boolean acceptedAfter(StoredRun run) {
    return accepted.filter(at -> at.isAfter(run.record().started())).isPresent();
  }

  /** How many nights up to the last were found worse one after the other. */
  int badAtTheEnd() {
    return badAtTheEnd(nights.stream().map(NightFigures::runs).toList());
  }

  private static int badAtTheEnd(List<List<StoredRun>> nights) {
    int bad = 0;
    while (bad < nights.size() && isBad(nights.get(nights.size() - 1 - bad))) {
      bad++;
    }
    return bad;
  }

  private static boolean isBad(NightFigures night) {
    return isBad(night.runs());
  }

  private static boolean isBad(List<StoredRun> night) {
    return night.stream().anyMatch(run -> Files.exists(run.folder().resolve(BAD)));
  }
}
