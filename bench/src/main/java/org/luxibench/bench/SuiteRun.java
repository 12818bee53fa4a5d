package org.luxibench.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luxibench.results.compare.Inputs;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunStart;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * Runs benches in rounds of one fork each and leaves a run folder with JMH's own JSON ({@code
 * jmh.json}, the forks of all rounds together), the ratios ({@code ratios.json}) and, where single
 * calls were timed, their histograms ({@code samples.hlog}).
 */
final class SuiteRun {
  private static final String JMH = "jmh.json";

  /** The quick profile's: of warming up, and as many of measuring. */
  private static final int QUICK_ITERATIONS = 1;

  private static final TimeValue QUICK_TIME = TimeValue.milliseconds(200);

  private final Profile profile;
  private final CommandLineOptions options;
  private final Path home;
  private final int rounds;
  private final Map<BenchmarkParams, List<BenchmarkResult>> forks = new TreeMap<>();

  /**
   * @param options JMH's own: which benches, and what they say goes before the profile; its forks
   *     are our rounds
   * @param home the project's directory, under which runs are kept
   * @throws IllegalArgumentException if the options ask for no round, or for a result elsewhere
   */
  SuiteRun(Profile profile, CommandLineOptions options, Path home) {
    if (options.getResult().hasValue()
        || options.getResultFormat().hasValue()
        || options.getOutput().hasValue()) {
      throw new IllegalArgumentException(
          "-rf, -rff and -o do not go with --profile: the forks of all rounds are in "
              + JMH
              + " in the run's folder");
    }
    this.rounds = options.getForkCount().orElse(profile.rounds());
    if (rounds < 1) {
      throw new IllegalArgumentException(
          "-f %d: with --profile the forks are its rounds, expected 1 or more".formatted(rounds));
    }
    this.profile = profile;
    this.options = options;
    this.home = home;
  }

  /**
   * Runs all rounds. A run in which a bench failed is no whole one: its folder stays hidden.
   *
   * @throws RunnerException if a bench did not measure in every round
   */
  void run(List<String> arguments, PrintStream out) throws RunnerException, IOException {
    List<String> commandLine = new ArrayList<>(List.of("luxibench", "bench"));
    commandLine.addAll(arguments);
    Chosen chosen = Chosen.by(options);
    RunStart start = RunStart.take("bench-" + profile.wireName(), home, commandLine);
    RunFolder folder = RunFolder.create(home.resolve("results").resolve("runs"), start);
    List<Options> parts = roundOptions(chosen);
    for (int round = 1; round <= rounds; round++) {
      out.printf("# round %d of %d%n", round, rounds);
      for (Options part : parts) {
        new Runner(part).run().forEach(this::add);
      }
    }
    Collection<RunResult> merged = merged();
    Path jmh = folder.path().resolve(JMH);
    writeJmh(jmh, merged);
    SampleLog.write(merged, folder.path());
    List<String> missing = chosen.missingIn(merged, rounds);
    if (!missing.isEmpty()) {
      throw new RunnerException(
          "these failed, so the run is not kept as one (what was measured is in %s):%n  %s"
              .formatted(folder.path(), String.join(System.lineSeparator() + "  ", missing)));
    }
    RunStart measured = start.withJvm(Inputs.read(jmh.toString()).commonJvm());
    RatioTable ratios = RatioTable.of(merged);
    Files.writeString(folder.path().resolve("ratios.json"), ratios.json());
    out.print(ratios.text());
    out.println("run folder: " + folder.finish(measured.endWithBench(JMH)));
  }

  /** One fork of each bench, in as many calls of JMH as there are kinds of benches. */
  private List<Options> roundOptions(Chosen chosen) {
    if (profile == Profile.FULL) {
      return List.of(new OptionsBuilder().parent(options).forks(1).build());
    }
    List<Options> parts = new ArrayList<>();
    if (!chosen.expressions(false).isEmpty()) {
      parts.add(shortened(chosen.expressions(true)));
    }
    if (!chosen.expressions(true).isEmpty()) {
      ChainedOptionsBuilder singles = new OptionsBuilder().parent(options).forks(1);
      chosen.expressions(false).forEach(singles::exclude);
      parts.add(singles.build());
    }
    return parts;
  }

  private Options shortened(List<String> excluded) {
    ChainedOptionsBuilder builder = new OptionsBuilder().parent(options).forks(1);
    excluded.forEach(builder::exclude);
    if (!options.getWarmupIterations().hasValue()) {
      builder.warmupIterations(QUICK_ITERATIONS);
    }
    if (!options.getMeasurementIterations().hasValue()) {
      builder.measurementIterations(QUICK_ITERATIONS);
    }
    if (!options.getWarmupTime().hasValue()) {
      builder.warmupTime(QUICK_TIME);
    }
    if (!options.getMeasurementTime().hasValue()) {
      builder.measurementTime(QUICK_TIME);
    }
    return builder.build();
  }

  private void add(RunResult result) {
    forks
        .computeIfAbsent(result.getParams(), params -> new ArrayList<>())
        .addAll(result.getBenchmarkResults());
  }

  private Collection<RunResult> merged() {
    List<RunResult> merged = new ArrayList<>();
    forks.forEach((params, results) -> merged.add(new RunResult(params, results)));
    return merged;
  }

  private static void writeJmh(Path file, Collection<RunResult> results) throws IOException {
    try (PrintStream json = new PrintStream(file.toFile(), StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, json).writeOut(results);
    }
  }
}
