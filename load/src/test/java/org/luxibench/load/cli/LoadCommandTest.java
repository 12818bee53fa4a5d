package org.luxibench.load.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.luxibench.json.Json;
import org.luxibench.load.scenario.Library;
import org.luxibench.results.ExitCode;

/** Usage that is refused before anything is started. */
class LoadCommandTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--dialect 3.0                                  | --dialect needs --socket",
        "--pid 1                                        | --pid needs --socket",
        "--vs /b                                        | --vs needs --socket",
        "--socket /a --vs-pid 1                         | --vs-pid needs --vs",
        "--socket /a --vs-dialect 3.0                   | --vs-dialect needs --vs",
        "--socket /a --vs /a                            | --socket and --vs are both /a",
        "--socket /x/../a --vs /a                       | --socket and --vs are both /a",
        "--socket /a --behaviour bgl-queries            | --behaviour is of a daemon that is started",
        "--socket /a --dialect 4.0                      | no dialect '4.0', expected one of 2.5, 3.0",
        "--socket /a --vs /b --vs-dialect 1             | no dialect '1'",
        "real-luxid                                     | real-luxid is for a server that runs already",
        "real-luxid --behaviour bgl-queries             | give --socket",
        "real-contention --socket /a                    | --allow-jobs",
        "bgl-contention --socket /a                     | --allow-jobs",
        "--behaviour bgl-query                          | unknown behaviour 'bgl-query', expected one of bgl-queries, shared",
        "crash-restart --socket /a --allow-jobs         | crash-restart restarts the daemon",
        "config-size --socket /a                        | config-size replaces the daemon"
      })
  void optionsThatSayNothingTogetherAreWrongUsage(String options, String told) {
    Output output = load(options.split(" +"));
    assertThat(output.text).contains(told);
    assertThat(output.exitCode).isEqualTo(ExitCode.USAGE);
  }

  @ParameterizedTest
  @MethodSource("org.luxibench.load.scenario.Library#names")
  void everyBuiltInScenarioIsExplainedWithoutAServer(String name) {
    Output output = load("--explain", name);
    assertThat(output.exitCode).isEqualTo(ExitCode.OK);
    assertThat(output.text)
        .contains("name: " + name, "# ---- as it would be run ----", ", expected ");
  }

  @Test
  void theSchemaOfScenariosIsPrinted() {
    Output output = load("--schema");
    assertThat(output.exitCode).isEqualTo(ExitCode.OK);
    assertThat(Json.MAPPER.readTree(output.text).path("title").asString())
        .isEqualTo("luxibench scenario");
  }

  @Test
  void theBuiltInScenariosAreListedWithTheFirstSentenceOfTheirReason() {
    Output output = load("--list");
    assertThat(output.exitCode).isEqualTo(ExitCode.OK);
    assertThat(output.text.lines()).hasSameSizeAs(Library.names());
    assertThat(output.text).containsPattern("(?m)^worker-cliff +A blocked query holds .* 16\\.$");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rate: 50                               | over 2s at 50/s, expected PASSED",
        "rate: 50, to: 150                      | over 2s at 50/s rising to 150/s (100/s on the whole)",
        "rate: 150, to: 50                      | over 2s at 150/s falling to 50/s (100/s on the whole)",
        "'steps: [10, 30]'                      | over 2s at 10/s, then 30/s (20/s on the whole)",
        "'rate: 50, burst: 20, every: 500ms'    | over 2s at 50/s and 20 at once every 500ms (80/s on",
        "closed: true                           | over 2s at as many as are answered"
      })
  void aDryRunTellsWhatFallsDueWhen(String schedule, String told) throws Exception {
    Output output = load("--dry-run", scenario("{" + schedule + "}").toString());
    assertThat(output.text.replaceAll(" +", " ")).contains(told);
    assertThat(output.exitCode).isEqualTo(ExitCode.OK);
  }

  @Test
  void aDryRunTellsAPhasesOwnMix() throws Exception {
    Output output = load("--dry-run", scenario("{rate: 1}").toString());
    assertThat(output.text)
        .contains("requests: QueryTags 75 %, echo 25 %")
        .doesNotContainPattern("requests: \\n");
  }

  private Path scenario(String schedule) throws IOException {
    return Files.writeString(
        folder.resolve("small.yaml"),
        """
        name: small
        reason: to be told
        behaviours: [lock-free-queries]
        phases:
          - name: over
            schedule: %s
            measure: 2s
            requests:
              - {method: QueryTags, args: [], weight: 3}
              - {method: echo, args: []}
        """
            .formatted(schedule));
  }

  private record Output(int exitCode, String text) {}

  private static Output load(String... options) {
    String[] words = new String[options.length + 1];
    words[0] = "load";
    System.arraycopy(options, 0, words, 1, options.length);
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(written, true, StandardCharsets.UTF_8);
    PrintStream out = System.out;
    PrintStream err = System.err;
    System.setOut(both);
    System.setErr(both);
    try {
      return new Output(Commands.run(words), written.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
