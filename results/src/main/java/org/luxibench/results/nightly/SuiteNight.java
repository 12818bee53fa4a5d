package org.luxibench.results.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.compare.Comparability;
import org.luxibench.results.store.RunName;
import org.luxibench.results.store.RunStore;
import org.luxibench.results.store.StoredRun;

/**
 * What a night has to judge a suite by.
 *
 * @param suite its name
 * @param runs all of tonight's, good or not
 * @param tonight figures of the good ones; absent when there are none
 * @param again figures of those made to confirm; absent when there are none
 * @param references earlier nights
 * @param baseline nights that are kept, like tonight
 * @param quarantined rows not to be judged, with the reason
 * @param notes what a reader should know
 */
record SuiteNight(
    String suite,
    List<StoredRun> runs,
    @Nullable NightFigures tonight,
    @Nullable NightFigures again,
    References references,
    List<NightFigures> baseline,
    Map<String, String> quarantined,
    List<String> notes) {

  /** Reads what is stored. */
  static SuiteNight read(NightPlan plan, String suite) throws IOException {
    String night = plan.name();
    RunStore store = new RunStore(plan.runs());
    List<String> notes = new ArrayList<>();
    List<StoredRun> all = List.of();
    if (Files.isDirectory(plan.runs().resolve(suite))) {
      RunStore.Found found = store.of(suite);
      notes.addAll(found.unreadable());
      all = found.runs();
    }
    List<StoredRun> runs = all.stream().filter(run -> isOf(run, night)).toList();
    Optional<NightFigures> tonight = figures(night, runs, false, notes);
    Optional<NightFigures> again = figures(night, runs, true, notes);
    if (tonight.isEmpty()) {
      return new SuiteNight(suite, runs, null, null, References.NONE, List.of(), Map.of(), notes);
    }
    List<StoredRun> earlier = all.stream().filter(run -> !isOf(run, night)).toList();
    References references = References.of(earlier, tonight.get());
    notes.addAll(references.notes());
    List<NightFigures> baseline = baseline(plan, suite, tonight.get(), references, notes);
    Path list = plan.baseline().resolveSibling("nightly").resolve("quarantine.json");
    Map<String, String> quarantined = Quarantine.read(list).of(suite, tonight.get().measured());
    return new SuiteNight(
        suite, runs, tonight.get(), again.orElse(null), references, baseline, quarantined, notes);
  }

  private static boolean isOf(StoredRun run, String night) {
    return RunName.night(run).filter(night::equals).isPresent();
  }

  /** Good runs of one kind; of a night that a reboot broke in two, those like the last. */
  private static Optional<NightFigures> figures(
      String night, List<StoredRun> runs, boolean confirming, List<String> notes) {
    List<StoredRun> good =
        runs.stream().filter(run -> run.isGood() && RunName.confirms(run) == confirming).toList();
    if (good.isEmpty()) {
      return Optional.empty();
    }
    StoredRun last = good.get(good.size() - 1);
    List<StoredRun> alike = good.stream().filter(run -> run.differences(last).isEmpty()).toList();
    if (alike.size() < good.size()) {
      notes.add(
          "%d of tonight's runs left out: the machine or the JVM changed meanwhile"
              .formatted(good.size() - alike.size()));
    }
    return NightFigures.read(night, alike, notes);
  }

  private static List<NightFigures> baseline(
      NightPlan plan, String suite, NightFigures tonight, References references, List<String> notes)
      throws IOException {
    if (!Files.isDirectory(plan.baseline().resolve(suite))) {
      return List.of();
    }
    RunStore.Found found = new RunStore(plan.baseline()).of(suite);
    notes.addAll(found.unreadable());
    StoredRun last = tonight.runs().get(tonight.runs().size() - 1);
    Map<String, List<StoredRun>> byNight = new LinkedHashMap<>();
    for (StoredRun run : found.runs()) {
      List<String> against = new ArrayList<>(run.differences(last));
      if (!run.conditions().equals(last.conditions())) {
        against.add("the scenario or the options have changed since");
      }
      if (references.acceptedAfter(run)) {
        against.add("a later level was accepted");
      }
      if (against.isEmpty() && run.isGood() && !RunName.confirms(run)) {
        String night = RunName.night(run).orElse(run.name());
        byNight.computeIfAbsent(night, name -> new ArrayList<>()).add(run);
      } else if (!against.isEmpty()) {
        notes.add("baseline %s left out: %s".formatted(run.name(), String.join("; ", against)));
      }
    }
    List<NightFigures> nights = new ArrayList<>();
    byNight.forEach(
        (night, runs) ->
            NightFigures.read(night, runs, notes)
                .filter(one -> isAlike(one, tonight, notes))
                .ifPresent(nights::add));
    return nights;
  }

  private static boolean isAlike(NightFigures kept, NightFigures tonight, List<String> notes) {
    List<String> against = Comparability.differences(kept.measured(), tonight.measured());
    if (!against.isEmpty()) {
      notes.add("baseline %s left out: %s".formatted(kept.night(), String.join("; ", against)));
    }
    return against.isEmpty();
  }

  /** How many rows tonight has: its share in the family that is judged. */
  int rows() {
    return tonight == null ? 0 : tonight.measured().series().size();
  }
}
