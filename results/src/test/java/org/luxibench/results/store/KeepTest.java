package org.luxibench.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.load.LoadResultJson;
import org.luxibench.results.load.SampleRun;

/** The script that copies a night's runs to where they are committed. */
final class KeepTest {
  private static final String NIGHT = "20260102T000000Z-abc";

  @TempDir private Path results;
  private Path suite = Path.of("");
  private Path kept = Path.of("");

  @BeforeEach
  void copyTheScript() throws IOException {
    suite = results.resolve("runs/s-quick");
    kept = results.resolve("baseline/s-quick");
    Files.createDirectories(results.resolve("baseline"));
    Files.copy(Path.of("baseline/keep"), results.resolve("baseline/keep"));
    load("20260101T000000Z-abc-n1", "PASSED");
  }

  private void load(String name, String verdict) throws IOException {
    RunStart start = MadeRuns.start("s-quick", 1, MadeRuns.HOST);
    RunFolder folder = RunFolder.createAt(suite.resolve(name));
    Files.writeString(folder.path().resolve("leg.hlog"), "x");
    Path run = folder.finish(start.endWithLoad(LoadResultJson.write(SampleRun.contention()), 0));
    Path record = run.resolve("run.json");
    String own = "(?m)^    \"verdict\" : \"\\w+\"";
    Files.writeString(
        record,
        Files.readString(record).replaceFirst(own, "    \"verdict\" : \"" + verdict + "\""));
    assertThat(new StoredRun(run, RunRecords.read(record)).verdict()).isEqualTo(verdict);
  }

  private String keep(int expected) throws Exception {
    Process keep =
        new ProcessBuilder("bash", results.resolve("baseline/keep").toString(), "s-quick")
            .redirectErrorStream(true)
            .start();
    keep.getOutputStream().close();
    String told = new String(keep.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(keep.waitFor()).as(told).isEqualTo(expected);
    return told;
  }

  private List<String> kept() throws IOException {
    try (Stream<Path> runs = Files.list(kept)) {
      return runs.map(run -> String.valueOf(run.getFileName())).sorted().toList();
    }
  }

  @Test
  void goodRunsOfTheNewestNightAreKeptWithoutTheirLogs() throws Exception {
    for (int pass = 1; pass <= 12; pass++) {
      load(NIGHT + "-n" + pass, pass == 2 ? "FAILED" : pass == 3 ? "INVALID" : "PASSED");
    }
    load(NIGHT + "-n3.2", "PASSED");
    load(NIGHT + "-c1", "PASSED");
    Files.writeString(suite.resolve(NIGHT + "-n5/bad.txt"), "worse");

    assertThat(keep(0)).isEqualTo("kept 10 runs of s-quick\n");

    assertThat(kept())
        .hasSize(10)
        .contains(NIGHT + "-n1", NIGHT + "-n10", NIGHT + "-n12", NIGHT + "-n3.2")
        .doesNotContain(NIGHT + "-n2", NIGHT + "-n3", NIGHT + "-n5");
    assertThat(kept.resolve(NIGHT + "-n1/leg.hlog")).doesNotExist();
    assertThat(kept.resolve(NIGHT + "-n1/run.json")).exists();
  }

  @Test
  void whereThingsLayOnTheMachineIsNotKept() throws Exception {
    Path run = suite.resolve("20260101T000000Z-abc-n1");
    Files.writeString(run.resolve("daemon-leg.log"), "serving on /tmp/x/luxi.sock");
    Files.writeString(
        run.resolve("jmh.json"),
        """
        {"jvm" : "/usr/lib/jvm/x/bin/java",
         "target" : "/opt/j/bin/java -Xlog:file=\\"/tmp/luxibench-1/s-%p.log\\":x --socket /tmp/luxibench-1/luxi.sock",
         "unit" : "ops/us", "jar" : "core/target/home/x.jar", "site" : "https://example.org/home/"}
        """);

    keep(0);

    Path there = kept.resolve("20260101T000000Z-abc-n1");
    assertThat(there.resolve("daemon-leg.log")).doesNotExist();
    assertThat(there.resolve("jmh.json"))
        .hasContent(
            """
            {"jvm" : "java",
             "target" : "java -Xlog:file=\\"s-%p.log\\":x --socket luxi.sock",
             "unit" : "ops/us", "jar" : "core/target/home/x.jar", "site" : "https://example.org/home/"}
            """);
  }

  @Test
  void nightWithoutAGoodRunReplacesNothing() throws Exception {
    keep(0);
    load(NIGHT + "-n1", "FAILED");

    assertThat(keep(1)).contains("no good run of s-quick in the night " + NIGHT);
    assertThat(kept()).containsExactly("20260101T000000Z-abc-n1");
  }
}
