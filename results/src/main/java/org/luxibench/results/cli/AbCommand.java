package org.luxibench.results.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.ab.AbFiles;
import org.luxibench.results.ab.BenchSuite;
import org.luxibench.results.ab.Checkout;
import org.luxibench.results.ab.Experiment;
import org.luxibench.results.ab.LoadSuite;
import org.luxibench.results.ab.Outcome;
import org.luxibench.results.ab.PinnedSuite;
import org.luxibench.results.ab.Setup;
import org.luxibench.results.ab.Side;
import org.luxibench.results.ab.Suite;
import org.luxibench.results.compare.Judge;
import org.luxibench.results.stats.SequentialRule;
import org.luxibench.results.store.HostFingerprint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luxibench ab --base REV|DIR --cand REV|DIR}. */
@Command(
    name = "ab",
    mixinStandardHelpOptions = true,
    description = {
      "Builds two revisions and measures them side by side on this machine.",
      "What looks regressed is measured afresh before it is said to be."
    },
    footer = {
      "Exit codes: 0 nothing regressed, 1 our own failure, 2 wrong usage, 3 regressed,",
      "4 nothing could be concluded, a row is suspect or looks worse by rounds too few to show it,",
      "or the candidate lacks something of the base.",
      "The sequential rule is told in results/docs/statistics.md."
    })
final class AbCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  /** What is measured. */
  enum What {
    /** JMH: one fork is one sample. */
    BENCH,
    /** A scenario: one run is one sample. */
    LOAD
  }

  @Option(names = "--base", required = true, paramLabel = "REV|DIR", description = "Baseline.")
  @SuppressWarnings("NullAway.Init")
  private String base;

  @Option(names = "--cand", required = true, paramLabel = "REV|DIR", description = "Candidate.")
  @SuppressWarnings("NullAway.Init")
  private String candidate;

  @Option(
      names = "--suite",
      defaultValue = "bench",
      description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
  @SuppressWarnings("NullAway.Init")
  private What suite;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "12",
      description =
          "Most samples a side, 5 or more; ${DEFAULT-VALUE} unless given. Few show a change only"
              + " where few rows are compared: 5 in 2 rows, 7 in 9, 8 in 30; fewer than 10 bear no"
              + " disturbed run. A clear change ends 12 after 8.")
  private int rounds;

  @Option(
      names = "--base-java-opts",
      paramLabel = "OPTS",
      defaultValue = "",
      description = "Options for the baseline's measured JVM.")
  @SuppressWarnings("NullAway.Init")
  private String baseOptions;

  @Option(
      names = "--cand-java-opts",
      paramLabel = "OPTS",
      defaultValue = "",
      description = "Options for the candidate's measured JVM.")
  @SuppressWarnings("NullAway.Init")
  private String candidateOptions;

  @Option(names = "--seed", defaultValue = "1", description = "Of the order of the sides.")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "New or empty; results/ab/<UTC time> of the project unless given.")
  private @Nullable Path out;

  @Parameters(
      paramLabel = "OPTIONS",
      arity = "0..*",
      description = "After --: JMH's options, or those of luxibench load.")
  private List<String> options = new ArrayList<>();

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    refuseOwnOptions();
    Path folder = folder();
    SequentialRule rule = rule();
    Outcome outcome = measure(rule, folder);
    PrintWriter console = spec.commandLine().getOut();
    console.println("written to " + folder);
    console.flush();
    return outcome.comparison().exitCode();
  }

  private Path folder() throws IOException {
    Path folder =
        out == null
            ? Home.directory().resolve("results").resolve("ab").resolve(TIME.format(Instant.now()))
            : out;
    Files.createDirectories(folder);
    try (var entries = Files.list(folder)) {
      if (entries.findAny().isPresent()) {
        throw new ParameterException(spec.commandLine(), "--out %s is not empty".formatted(folder));
      }
    }
    return folder.toAbsolutePath().normalize();
  }

  /** What a round sets itself; given twice it would fail only after both sides are built. */
  private void refuseOwnOptions() {
    List<String> own =
        suite == What.BENCH ? List.of("-f", "-rf", "-rff", "--profile") : List.of("--out");
    for (String option : options) {
      String name = option.replaceFirst("=.*", "");
      if (own.contains(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "%s behind --: ab sets it itself, one %s a round"
                .formatted(name, suite == What.BENCH ? "fork" : "run"));
      }
    }
  }

  private SequentialRule rule() {
    try {
      return new SequentialRule(rounds, Judge.LEVEL);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), "--rounds: " + wrong.getMessage(), wrong);
    }
  }

  private Outcome measure(SequentialRule rule, Path folder) throws IOException {
    Path repository = Home.directory();
    say("building " + base + " and " + candidate);
    try (Checkout a = Checkout.of(repository, base, folder.resolve("base"));
        Checkout b =
            candidate.equals(base)
                ? Checkout.same(a)
                : Checkout.of(repository, candidate, folder.resolve("cand"))) {
      Setup setup =
          new Setup(
              new Side("base", label(base, baseOptions), a.directory(), baseOptions),
              a.source(),
              new Side("cand", label(candidate, candidateOptions), b.directory(), candidateOptions),
              b.source(),
              suite.name().toLowerCase(Locale.ROOT),
              options,
              rule,
              seed,
              HostFingerprint.take());
      Suite measured = suite == What.BENCH ? new BenchSuite(options) : new LoadSuite(options);
      Suite pinned = new PinnedSuite(measured, List.of(a.directory(), b.directory()));
      Outcome outcome =
          new Experiment(pinned, folder, rule, Judge.standard(), seed, this::say)
              .run(setup.base(), setup.candidate());
      spec.commandLine().getOut().print(AbFiles.write(folder, setup, outcome));
      return outcome;
    }
  }

  private static String label(String named, String options) {
    return options.isBlank() ? named : named + " (" + options + ")";
  }

  private void say(String line) {
    spec.commandLine().getErr().println(line);
    spec.commandLine().getErr().flush();
  }
}
