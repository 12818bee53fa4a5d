package org.luxibench.results.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.results.cli.Commands;
import picocli.CommandLine.ParseResult;

/** The files people install call the command as it is. */
final class ReadyFilesTest {
  private static final Pattern CALL = Pattern.compile("luxibench (nightly [^\\n|>&]*)");

  @ParameterizedTest
  @ValueSource(
      strings = {"luxibench-nightly.service", "crontab", "github-workflow.yml", "README.md"})
  void calledAsTheCommandUnderstands(String file) throws IOException {
    Matcher call = CALL.matcher(Files.readString(Path.of("nightly", file)));

    assertThat(call.find()).as("%s calls nightly", file).isTrue();
    List<String> words = List.of(call.group(1).replaceAll("[\\[\\]`]|2$", "").strip().split(" +"));
    ParseResult parsed = Commands.line().parseArgs(words.subList(0, 3).toArray(String[]::new));

    assertThat(parsed.subcommand().matchedOptionValue("--budget", (Object) null))
        .as("the budget of %s", words)
        .isNotNull();
  }
}
