package org.luxibench.results.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.ExitCode;
import org.luxibench.results.nightly.Acceptance;
import org.luxibench.results.nightly.Forecast;
import org.luxibench.results.nightly.Night;
import org.luxibench.results.nightly.NightLock;
import org.luxibench.results.nightly.NightPlan;
import org.luxibench.results.nightly.NightState;
import org.luxibench.results.store.RunStore;
import org.luxibench.results.store.SourceState;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code luxibench nightly}. */
@Command(
    name = "nightly",
    mixinStandardHelpOptions = true,
    description = {
      "Measures benches and scenarios within a budget, compares them with the last good runs and",
      "the baseline, and writes one page. A night that was aborted goes on where it stopped, when",
      "commit and options are the same and the work tree has no changes."
    },
    footer = {
      "Exit codes: 0 nothing got worse, 1 a step broke, 2 wrong usage, 3 something got worse,",
      "4 a suite had no valid run, or nothing could be concluded of it."
    })
final class NightlyCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final Duration STALE = Duration.ofHours(20);
  private static final String ALL = "all";
  private static final String YAML = ".yaml";
  private static final String SCENARIOS = "load/src/main/resources/org/luxibench/load/scenario";

  /** Reads {@code 90s}, {@code 60m}, {@code 2h}. */
  static final class Durations implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      try {
        return Duration.parse("PT" + text);
      } catch (DateTimeParseException wrong) {
        throw new TypeConversionException(
            "'%s' is no duration, expected such as 90s, 60m or 2h".formatted(text));
      }
    }
  }

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      defaultValue = "60m",
      converter = Durations.class,
      description = "How long to measure, such as 90s, 60m or 2h; ${DEFAULT-VALUE} unless given.")
  @SuppressWarnings("NullAway.Init")
  private Duration budget;

  @Option(
      names = "--bench",
      paramLabel = "OPTIONS",
      defaultValue = "-p lock=fast -p server=daemon -p store=queue -wi 3 -w 200ms -i 15 -r 200ms",
      description = "JMH's options of one fork, '' for no benches; ${DEFAULT-VALUE} unless given.")
  @SuppressWarnings("NullAway.Init")
  private String bench;

  @Option(
      names = "--scenarios",
      split = ",",
      paramLabel = "NAME",
      description = "Scenarios to run; all that start a daemon unless given.")
  private @Nullable List<String> scenarios;

  @Option(
      names = "--passes",
      paramLabel = "N",
      defaultValue = "5",
      description = "Most forks and runs of each, as the budget allows; ${DEFAULT-VALUE}.")
  private int passes;

  @Option(
      names = "--dry-run",
      description = "Measure nothing: tell what a night would do, and how long that took last.")
  private boolean dryRun;

  @Option(names = "--fresh", description = "Begin anew even when a night was aborted.")
  private boolean fresh;

  @Option(
      names = "--resume",
      description = "Only go on with a night that was aborted; do nothing when there is none.")
  private boolean resume;

  @Option(
      names = "--accept",
      arity = "0..1",
      split = ",",
      paramLabel = "SUITE",
      fallbackValue = ALL,
      description = {
        "Measure nothing: take what the last nights found worse for intended, in these suites or",
        "in all. Later nights are held against it."
      })
  private @Nullable List<String> accept;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  @SuppressWarnings("try") // The lock is held, not used.
  public Integer call() throws IOException {
    if (passes < 1) {
      throw new ParameterException(
          spec.commandLine(), "--passes is %d, expected 1 or more".formatted(passes));
    }
    if (accept != null) {
      return accept(accept);
    }
    Path home = Home.directory().toAbsolutePath().normalize();
    Path nights = home.resolve("results").resolve("nightly").resolve("state");
    if (dryRun) {
      spec.commandLine().getOut().print(Forecast.of(plan(home, nights), nights));
      spec.commandLine().getOut().flush();
      return ExitCode.OK;
    }
    try (NightLock held = NightLock.take(nights)) {
      return night(home, nights);
    }
  }

  private int night(Path home, Path nights) throws IOException {
    SourceState source = SourceState.of(home);
    Path begun = nights.resolve(TIME.format(Instant.now()) + "-" + source.shortName());
    String digest = plan(home, begun).digest();
    Optional<Path> aborted = aborted(nights, source, digest);
    if (resume && aborted.isEmpty()) {
      say("no night to go on with");
      return ExitCode.OK;
    }
    if (source.dirty()) {
      say("the work tree has changes: this night will be no reference for later ones");
    }
    Path folder = aborted.orElse(begun);
    Files.createDirectories(folder);
    NightState state =
        NightState.read(folder).orElseGet(() -> NightState.begin(source.shortName(), digest));
    Night.Result result = new Night(plan(home, folder), this::say).run(state);
    tell(result.summary(), "page: " + result.page());
    return result.exitCode();
  }

  private int accept(List<String> named) throws IOException {
    RunStore store = new RunStore(Home.runs());
    List<String> told =
        Acceptance.accept(store, named.equals(List.of(ALL)) ? store.suites() : named);
    tell("", told.isEmpty() ? "no last night was found worse" : String.join("\n", told));
    return ExitCode.OK;
  }

  private void tell(String text, String lastLine) {
    PrintWriter out = spec.commandLine().getOut();
    out.print(text);
    out.println(lastLine);
    out.flush();
  }

  private NightPlan plan(Path home, Path folder) throws IOException {
    List<String> options = bench.isBlank() ? List.of() : List.of(bench.strip().split("\\s+", -1));
    return new NightPlan(
        home,
        home.resolve("results").resolve("runs"),
        home.resolve("results").resolve("baseline"),
        folder,
        options,
        scenarios == null ? builtIn(home) : scenarios.stream().filter(s -> !s.isBlank()).toList(),
        passes,
        budget);
  }

  /** Those that start a daemon of ours: the others need a real Ganeti's socket. */
  private static List<String> builtIn(Path home) throws IOException {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(home.resolve(SCENARIOS))) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.endsWith(YAML)
            && Files.readAllLines(file).stream().anyMatch(line -> line.startsWith("daemon:"))) {
          names.add(name.substring(0, name.length() - YAML.length()));
        }
      }
    }
    return names;
  }

  /**
   * The newest night, when it measured this commit by this plan and has not come to its end. Two
   * work trees with changes are not the same because their commit is.
   */
  private Optional<Path> aborted(Path nights, SourceState source, String digest)
      throws IOException {
    if (fresh || source.dirty()) {
      return Optional.empty();
    }
    try (Stream<Path> all = Files.list(nights)) {
      Optional<Path> newest = all.max(Comparator.naturalOrder());
      Optional<NightState> state =
          newest.isEmpty() ? Optional.empty() : NightState.read(newest.get());
      return state
          .filter(night -> !night.finished() && night.commit().equals(source.shortName()))
          .filter(night -> night.plan().equals(digest))
          .filter(night -> night.started().isAfter(Instant.now().minus(STALE)))
          .flatMap(night -> newest);
    }
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
