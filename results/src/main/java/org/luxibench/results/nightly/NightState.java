package org.luxibench.results.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.luxibench.results.store.RunRecords;
import tools.jackson.core.JacksonException;

/**
 * The state file of a night, replaced atomically after each step.
 *
 * @param schemaVersion layout of this file, 4
 * @param commit that is measured
 * @param plan digest of what the night was to do, see {@link NightPlan#digest}
 * @param started when the night began (UTC)
 * @param steps done so far, in order
 * @param finished whether the page is written
 */
public record NightState(
    int schemaVersion,
    String commit,
    String plan,
    Instant started,
    List<StepState> steps,
    boolean finished) {
  private static final int SCHEMA_VERSION = 4;
  private static final String FILE = "state.json";

  public NightState {
    steps = List.copyOf(steps);
  }

  /** A night that begins now. */
  public static NightState begin(String commit, String plan) {
    return new NightState(SCHEMA_VERSION, commit, plan, Instant.now(), List.of(), false);
  }

  /** The state kept in a night's folder; none when there is no such file or it cannot be read. */
  public static Optional<NightState> read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      NightState state = RunRecords.MAPPER.readValue(Files.readAllBytes(file), NightState.class);
      return state.schemaVersion == SCHEMA_VERSION ? Optional.of(state) : Optional.empty();
    } catch (JacksonException otherLayout) {
      return Optional.empty();
    }
  }

  void write(Path folder) throws IOException {
    Path temporary = folder.resolve("." + FILE + ".new");
    Files.write(temporary, RunRecords.MAPPER.writeValueAsBytes(this));
    Files.move(
        temporary,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  NightState with(StepState step) {
    List<StepState> more = new ArrayList<>(steps);
    more.add(step);
    return new NightState(schemaVersion, commit, plan, started, more, finished);
  }

  NightState end() {
    return new NightState(schemaVersion, commit, plan, started, steps, true);
  }

  Optional<StepState> step(String name) {
    return steps.stream().filter(step -> step.name().equals(name)).findFirst();
  }

  boolean has(int exitCode) {
    return steps.stream().anyMatch(step -> step.exitCode() == exitCode);
  }

  double secondsSpent() {
    return steps.stream().mapToDouble(StepState::seconds).sum();
  }
}
