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
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs benches in rounds of one fork each and leaves a run folder with JMH's own JSON ({@code
 * jmh.json}, the forks of all rounds together), the ratios ({@code ratios.json}) and, where single
 * calls were timed, their histograms ({@code samples.hlog}).
 */
final class SuiteRun {
  private static final String JMH = "jmh.json";

  private final Profile profile;
  private final CommandLineOptions options;
  private final Path home;
  private final Map<BenchmarkParams, List<BenchmarkResult>> forks = new TreeMap<>();

  /**
   * @param options JMH's own: which benches, and what they say goes before the profile; its forks
   *     are our rounds
   * @param home the project's directory, under which runs are kept
   */
  SuiteRun(Profile profile, CommandLineOptions options, Path home) {
    this.profile = profile;
    this.options = options;
    this.home = home;
  }

  void run(List<String> commandLine, PrintStream out) throws RunnerException, IOException {
    RunStart start = RunStart.take("bench-" + profile.wireName(), home, commandLine);
    RunFolder folder = RunFolder.create(home.resolve("results").resolve("runs"), start);
    int rounds = options.getForkCount().orElse(profile.rounds());
    for (int round = 1; round <= rounds; round++) {
      out.printf("# round %d of %d%n", round, rounds);
      new Runner(roundOptions()).run().forEach(this::add);
    }
    Collection<RunResult> merged = merged();
    Path jmh = folder.path().resolve(JMH);
    writeJmh(jmh, merged);
    RunStart measured = start.withJvm(Inputs.read(jmh.toString()).commonJvm());
    SampleLog.write(merged, folder.path());
    RatioTable ratios = RatioTable.of(merged);
    Files.writeString(folder.path().resolve("ratios.json"), ratios.json());
    out.print(ratios.text());
    out.println("run folder: " + folder.finish(measured.endWithBench(JMH)));
  }

  private Options roundOptions() {
    var builder = new OptionsBuilder().parent(options).forks(1);
    if (!options.getWarmupIterations().hasValue()) {
      builder.warmupIterations(profile.iterations());
    }
    if (!options.getMeasurementIterations().hasValue()) {
      builder.measurementIterations(profile.iterations());
    }
    if (!options.getWarmupTime().hasValue()) {
      builder.warmupTime(profile.iterationTime());
    }
    if (!options.getMeasurementTime().hasValue()) {
      builder.measurementTime(profile.iterationTime());
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
