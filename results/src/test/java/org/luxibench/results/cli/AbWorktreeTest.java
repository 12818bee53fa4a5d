package org.luxibench.results.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.Main;
import org.luxibench.results.compare.JmhText;

/**
 * Two revisions of a little repository, end to end: the command in a JVM of its own checks them
 * out, lets their launcher "build" and "measure", and leaves no worktree behind, however it ends.
 */
final class AbWorktreeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder;
  private Path repository;
  private Path to;

  @BeforeEach
  void makeRepository() throws Exception {
    repository = Files.createDirectories(folder.resolve("repository"));
    to = folder.resolve("out");
    git("init", "-q");
    String json = JmhText.throughput("Lock.mix", new double[] {1}).replace("[[1.0]]", "[[$v]]");
    // Everything is told in one file outside of the worktrees: who was built, who measured when.
    Files.writeString(
        repository.resolve("luxibench"),
        """
        #!/bin/sh
        calls=%s
        role=$(basename "$PWD")
        echo "$role $1 $(cat revision)" >> $calls
        [ "$1" = bench ] || exit $(cat build-exit)
        case $(cat behaviour) in
          breaks) exit 7 ;;
          hangs) exec sleep 600 ;;
        esac
        n=$(wc -l < $calls)
        v=$(awk "BEGIN { print $(cat level) * (1 + ($n %% 5) / 1000) + $n / 1e6 }")
        while [ "$1" != -rff ]; do shift; done
        cat > "$2" <<TEXT
        %s
        TEXT
        """
            .formatted(calls(), json));
    assertThat(repository.resolve("luxibench").toFile().setExecutable(true)).isTrue();
    revision("old", "100", "measures", "0");
  }

  private Path calls() {
    return folder.resolve("calls");
  }

  /** Commits and tags a revision. */
  private void revision(String name, String level, String behaviour, String buildExit)
      throws Exception {
    Files.writeString(repository.resolve("revision"), name);
    Files.writeString(repository.resolve("level"), level);
    Files.writeString(repository.resolve("behaviour"), behaviour);
    Files.writeString(repository.resolve("build-exit"), buildExit);
    git("add", "-A");
    git("-c", "user.name=n", "-c", "user.email=e@example.org", "commit", "-q", "-m", name);
    git("tag", name);
  }

  private String git(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command)
            .directory(repository.toFile())
            .redirectErrorStream(true)
            .start();
    String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as("%s: %s", command, told).isZero();
    return told;
  }

  private Process ab(String candidate, int rounds) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("ab", "--base", "old", "--cand", candidate));
    command.addAll(List.of("--rounds", Integer.toString(rounds), "--out", to.toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LUXIBENCH_HOME", repository.toString());
    return builder.redirectErrorStream(true).redirectOutput(told().toFile()).start();
  }

  private Path told() {
    return folder.resolve("told");
  }

  private int ended(Process process) throws Exception {
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("it ends").isTrue();
    return process.exitValue();
  }

  private List<String> called(String command) throws IOException {
    return Files.readAllLines(calls()).stream().filter(line -> line.contains(command)).toList();
  }

  private void assertNothingIsLeft() throws Exception {
    assertThat(git("worktree", "list").lines()).as("worktrees").hasSize(1);
    assertThat(to.resolve("base")).doesNotExist();
    assertThat(to.resolve("cand")).doesNotExist();
  }

  @Test
  void slowerRevisionIsBuiltMeasuredInTurnAndFound() throws Exception {
    revision("new", "80", "measures", "0");

    assertThat(ended(ab("new", 6))).as(Files.readString(told())).isEqualTo(3);

    assertThat(called("compare")).containsExactly("base compare old", "cand compare new");
    List<String> order = called("bench");
    assertThat(order).hasSize(20).contains("base bench old", "cand bench new");
    IntStream.range(0, 10)
        .forEach(round -> assertThat(order.get(2 * round)).isNotEqualTo(order.get(2 * round + 1)));
    assertThat(Files.readString(to.resolve("ab.txt"))).contains("regressed").contains("base old");
    assertNothingIsLeft();
  }

  @Test
  void revisionThatDoesNotBuildEndsWithOneAndLeavesNothing() throws Exception {
    revision("new", "80", "measures", "5");

    assertThat(ended(ab("new", 6))).isEqualTo(1);

    assertThat(told()).content().contains("does not build");
    assertNothingIsLeft();
  }

  @Test
  void benchThatBreaksEndsWithOneAndLeavesNothing() throws Exception {
    revision("new", "80", "breaks", "0");

    assertThat(ended(ab("new", 6))).isEqualTo(1);

    assertThat(told()).content().contains("the benches of new ended with 7");
    assertNothingIsLeft();
  }

  @Test
  void commandToldToEndLeavesNeitherWorktreeNorProcess() throws Exception {
    revision("new", "80", "hangs", "0");
    Process process = ab("new", 6);
    await().atMost(PATIENCE).until(() -> Files.exists(calls()) && !called("cand bench").isEmpty());
    List<ProcessHandle> measuring = process.descendants().toList();

    process.destroy();

    assertThat(ended(process)).isNotZero();
    await().atMost(PATIENCE).until(() -> measuring.stream().noneMatch(ProcessHandle::isAlive));
    assertNothingIsLeft();
  }
}
