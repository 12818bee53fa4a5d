package org.luxibench.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Each bench once with each contender, for a moment, in this process: that it runs, not how fast.
 */
class EveryBenchRunsTest {
  /** Where a parameter decides how much is set up, or what the machine must have. */
  private static final Map<String, String> SMALLEST =
      Map.ofEntries(
          Map.entry("sharedPercent", "50"),
          Map.entry("hold", "0"),
          Map.entry("names", "10"),
          Map.entry("instances", "20"),
          Map.entry("live", "20"),
          Map.entry("archived", "20"),
          Map.entry("question", "VALUES"),
          Map.entry("readers", "1"),
          Map.entry("rest", "0"),
          Map.entry("before", "1"),
          Map.entry("pinned", "false"));

  static Set<String> benches() {
    Set<String> names = new TreeSet<>();
    for (BenchmarkListEntry entry :
        BenchmarkList.defaultList()
            .getAll(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                List.of())) {
      names.add(entry.getUsername());
    }
    return names;
  }

  @ParameterizedTest
  @MethodSource("benches")
  void runsAndMeasures(String bench) throws RunnerException {
    var options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(bench) + "$")
            .forks(0)
            .warmupIterations(0)
            .measurementIterations(1)
            .measurementTime(TimeValue.milliseconds(20))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT);
    SMALLEST.forEach((parameter, value) -> options.param(parameter, value));

    Collection<RunResult> results = new Runner(options.build()).run();

    assertThat(results)
        .isNotEmpty()
        .allSatisfy(
            result -> {
              assertThat(result.getPrimaryResult().getStatistics().getN()).isPositive();
              assertThat(result.getPrimaryResult().getScore()).isPositive();
            });
  }
}
