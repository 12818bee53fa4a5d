package org.luxibench.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.luxibench.results.ExitCode;

class BenchCommandTest {
  private final PrintStream err = System.err;
  private final PrintStream out = System.out;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    PrintStream heard = new PrintStream(said, true, StandardCharsets.UTF_8);
    System.setErr(heard);
    System.setOut(heard);
  }

  @AfterEach
  void giveBack() {
    System.setErr(err);
    System.setOut(out);
  }

  @Test
  void refusesAProfileItDoesNotKnow() {
    assertThat(BenchCommand.run(new String[] {"--profile", "long"})).isEqualTo(ExitCode.USAGE);
    assertThat(heard()).contains("unknown profile 'long', expected quick or full");
  }

  @Test
  void refusesAProfileWithoutItsName() {
    assertThat(BenchCommand.run(new String[] {"--profile"})).isEqualTo(ExitCode.USAGE);
    assertThat(heard()).contains("expected quick or full");
  }

  @Test
  void refusesAnOptionThatJmhDoesNotKnow() {
    assertThat(BenchCommand.run(new String[] {"--no-such-option"})).isEqualTo(ExitCode.USAGE);
    assertThat(heard()).contains("no-such-option");
  }

  @Test
  void saysWhenNoBenchMatches() {
    assertThat(BenchCommand.run(new String[] {"-f", "0", "NoSuchBench"})).isEqualTo(ExitCode.USAGE);
    assertThat(heard()).contains("no bench matches; -l lists them");
  }

  @Test
  void failsWhenABenchDid() {
    String[] args = {"TinyBench.once", "-p", "failing=rrw-fair", "-f", "0"};
    assertThat(BenchCommand.run(args)).isEqualTo(ExitCode.FAILURE);
    assertThat(heard())
        .contains("TinyBench.once {failing=rrw-fair, lock=rrw-fair}: 1 of 1 forks")
        .doesNotContain("lock=fast}: 1");
  }

  @Test
  void listsTheBenches() {
    assertThat(BenchCommand.run(new String[] {"-l"})).isEqualTo(ExitCode.OK);
    assertThat(heard()).contains("lock.UncontendedBench.shared", "luxi.RequestBench.one");
  }

  private String heard() {
    return said.toString(StandardCharsets.UTF_8);
  }
}
