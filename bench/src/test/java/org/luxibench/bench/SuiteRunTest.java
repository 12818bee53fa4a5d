package org.luxibench.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.store.RunRecords;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Forks of {@link TinyBench}: what is measured of them, in which order, and what is kept. */
class SuiteRunTest {
  private static final String TIMED = "TinyBench.timed$";

  @TempDir Path home;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final PrintStream heard = new PrintStream(said, true, StandardCharsets.UTF_8);
  private final PrintStream out = System.out;

  @BeforeEach
  void listen() {
    System.setOut(heard);
  }

  @AfterEach
  void giveBack() {
    System.setOut(out);
  }

  @Test
  void roundsRunEachContenderInTurnAndAreKeptTogether() throws Exception {
    run(Profile.FULL, TIMED, "-f", "2", "-i", "1");

    assertThat(said.toString(StandardCharsets.UTF_8).lines())
        .filteredOn(line -> line.startsWith("# round") || line.startsWith("# Parameters"))
        .map(line -> line.replaceFirst(".*lock = ([a-z-]+)\\)", "$1"))
        .containsExactly(
            "# round 1 of 2", "fast", "rrw-fair", "# round 2 of 2", "fast", "rrw-fair");
    Path folder = onlyRun();
    JsonNode results = new JsonMapper().readTree(Files.readString(folder.resolve("jmh.json")));
    assertThat(results).hasSize(2);
    assertThat(RunRecords.read(folder.resolve("run.json")).commandLine())
        .containsExactly("luxibench", "bench", TIMED, "-f", "2", "-i", "1");
    assertThat(results)
        .allSatisfy(
            result -> assertThat(result.path("primaryMetric").path("rawDataHistogram")).hasSize(2));
    assertThat(Files.readString(folder.resolve("ratios.json"))).contains("TinyBench.timed t1");
    assertSamplesAreThoseOf(results.path(0), folder.resolve("samples.hlog"));
  }

  /** The bench's figures are in microseconds, the log's in nanoseconds, a line for each fork. */
  private static void assertSamplesAreThoseOf(JsonNode fast, Path log) throws IOException {
    TreeMap<Long, Histogram> byFork = new TreeMap<>();
    try (HistogramLogReader reader = new HistogramLogReader(log.toFile())) {
      for (EncodableHistogram line = reader.nextIntervalHistogram();
          line != null;
          line = reader.nextIntervalHistogram()) {
        if ("org.luxibench.bench.TinyBench.timed-failing=none-lock=fast".equals(line.getTag())) {
          byFork.put(line.getStartTimeStamp() / 1_000, (Histogram) line);
        }
      }
    }
    assertThat(byFork).containsOnlyKeys(0L, 1L);
    double longest =
        byFork.values().stream().mapToDouble(Histogram::getMaxValueAsDouble).max().orElseThrow();
    double micros = fast.path("primaryMetric").path("scorePercentiles").path("100.0").asDouble();
    assertThat(longest).isCloseTo(micros * 1_000, within(micros * 10));
  }

  @Test
  void quickProfileShortensAllButSingleCalls() throws Exception {
    run(Profile.QUICK, "TinyBench", "-p", "lock=fast", "-f", "1", "-r", "1ms");

    Path folder = onlyRun();
    JsonNode results = new JsonMapper().readTree(Files.readString(folder.resolve("jmh.json")));
    assertThat(lengths(results)).containsExactlyInAnyOrder("once 0 2", "timed 1 1");
  }

  @Test
  void fullProfileLeavesBenchesAsTheyAre() throws Exception {
    run(Profile.FULL, TIMED, "-p", "lock=fast", "-f", "1");

    JsonNode results = new JsonMapper().readTree(Files.readString(onlyRun().resolve("jmh.json")));
    assertThat(lengths(results)).containsExactly("timed 0 2");
    assertThat(results.path(0).path("measurementTime").asString()).isEqualTo("5 ms");
  }

  private static List<String> lengths(JsonNode results) {
    List<String> lengths = new ArrayList<>();
    for (JsonNode result : results) {
      lengths.add(
          "%s %d %d"
              .formatted(
                  result.path("benchmark").asString().replaceFirst(".*\\.", ""),
                  result.path("warmupIterations").asInt(),
                  result.path("measurementIterations").asInt()));
    }
    return lengths;
  }

  @Test
  void runInWhichAContenderFailedIsNotKeptAndNamesIt() throws Exception {
    assertThatThrownBy(() -> run(Profile.FULL, TIMED, "-p", "failing=rrw-fair", "-f", "1"))
        .isInstanceOf(RunnerException.class)
        .hasMessageContaining(
            "org.luxibench.bench.TinyBench.timed {failing=rrw-fair, lock=rrw-fair}: 1 of 1 forks")
        .hasMessageNotContaining("lock=fast");

    try (Stream<Path> suite = Files.list(home.resolve("results/runs/bench-full"))) {
      assertThat(suite).singleElement().asString().contains("/.partial-");
    }
  }

  @Test
  void resultsElsewhereAreRefused() {
    for (List<String> elsewhere :
        List.of(List.of("-rf", "csv"), List.of("-rff", "x"), List.of("-o", "x"))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> suite(Profile.QUICK, elsewhere.toArray(String[]::new)))
          .withMessageContaining(elsewhere.get(0))
          .withMessageContaining("jmh.json");
    }
  }

  @Test
  void noRoundsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> suite(Profile.QUICK, "-f", "0"))
        .withMessageContaining("-f 0");
  }

  private void run(Profile profile, String... options) throws Exception {
    suite(profile, options).run(List.of(options), heard);
  }

  private SuiteRun suite(Profile profile, String... options) throws CommandLineOptionException {
    return new SuiteRun(profile, new CommandLineOptions(options), home);
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> files = Files.walk(home)) {
      List<Path> records =
          files.filter(file -> file.endsWith("run.json")).map(Path::getParent).toList();
      assertThat(records).hasSize(1);
      return records.get(0);
    }
  }
}
