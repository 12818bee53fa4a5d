package org.luxibench.results.ab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is made of the way a program ended. */
@Timeout(60)
final class StepTest {
  @TempDir private Path folder;

  private int run(String script, Duration limit) throws IOException {
    return Step.run(
        folder, Map.of("NAME", "value"), folder.resolve("log"), List.of("sh", "-c", script), limit);
  }

  private int run(String script) throws IOException {
    return run(script, Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"exit 130", "exit 143", "kill -TERM $$"})
  void programThatASignalEndedHasNoResult(String script) {
    assertThatThrownBy(() -> run(script))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("a signal ended sh -c");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 129, 137})
  void anyOtherEndIsTheResult(int code) throws IOException {
    assertThat(run("exit " + code)).isEqualTo(code);
  }

  @Test
  void programThatRunsTooLongIsCut() throws IOException {
    assertThat(run("exec sleep 600", Duration.ofMillis(50))).isEqualTo(Step.CUT);
  }

  @Test
  void bothStreamsGoToTheLogAndTheEnvironmentToTheProgram() throws IOException {
    run("echo out $NAME; echo err >&2");

    assertThat(folder.resolve("log")).hasContent("out value\nerr\n");
  }
}
