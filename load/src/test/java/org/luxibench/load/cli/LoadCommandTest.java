package org.luxibench.load.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.luxibench.json.Json;
import org.luxibench.results.ExitCode;

/** Usage that is refused before anything is started. */
class LoadCommandTest {

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
