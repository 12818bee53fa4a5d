package org.luxibench.results.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class RunFolderTest {
  private static final JsonNode LOAD =
      RunRecords.MAPPER.readTree("{\"scenario\":\"bgl-contention\",\"verdict\":\"PASSED\"}");

  @TempDir private Path root;

  static RunStart start(String suite) {
    return new RunStart(
        suite,
        new SourceState("0123456789abcdef0123456789abcdef01234567", true),
        List.of("load", "--quick"),
        HostFingerprint.take(),
        JvmFingerprint.take(),
        Instant.parse("2026-01-02T03:04:05.678Z"),
        new LoadAverage(0.5, 0.25, 0.125));
  }

  @Test
  void whatIsWrittenIsReadBack() throws IOException {
    RunRecord run = start("bgl-contention").endWithLoad(LOAD, 12.5);

    Path folder = RunFolder.create(root, start("bgl-contention")).finish(run);

    assertThat(RunRecords.read(folder.resolve(RunFolder.RECORD))).isEqualTo(run);
  }

  @Test
  void nameIsUtcTimeAndCommit() throws IOException {
    RunFolder folder = RunFolder.create(root, start("bgl-contention"));

    assertThat(folder.target())
        .isEqualTo(root.resolve("bgl-contention").resolve("20260102T030405Z-0123456789-dirty"));
  }

  @Test
  void staysHiddenUntilFinishedAndKeepsItsFiles() throws IOException {
    RunFolder folder = RunFolder.create(root, start("s"));
    Files.writeString(folder.path().resolve("leg.hlog"), "x");
    assertThat(folder.target()).doesNotExist();

    folder.finish(start("s").endWithLoad(LOAD, 0));

    assertThat(folder.path()).isEqualTo(folder.target());
    assertThat(folder.target().resolve("leg.hlog")).hasContent("x");
    assertThat(folder.target().resolve("run.json")).exists();
  }

  @Test
  void twoRunsOfOneSecondGetTwoFolders() throws IOException {
    Path first = RunFolder.create(root, start("s")).finish(start("s").endWithLoad(LOAD, 0));
    Path second = RunFolder.create(root, start("s")).finish(start("s").endWithLoad(LOAD, 0));

    assertThat(second).isNotEqualTo(first).hasFileName(first.getFileName() + "-2");
  }

  @Test
  void twoRunsBegunInOneSecondBothGetAFolder() throws IOException {
    RunFolder one = RunFolder.create(root, start("s"));
    RunFolder other = RunFolder.create(root, start("s"));
    Files.writeString(other.path().resolve("leg.hlog"), "other");

    Path first = one.finish(start("s").endWithLoad(LOAD, 0));
    Path second = other.finish(start("s").endWithLoad(LOAD, 0));

    assertThat(second).isNotEqualTo(first).isEqualTo(other.target());
    assertThat(second.resolve("leg.hlog")).hasContent("other");
  }

  @Test
  void placeThatWasAskedForIsNotReplacedWhenSomethingCameThereMeanwhile() throws IOException {
    RunFolder folder = RunFolder.createAt(root.resolve("here"));
    Files.createDirectories(root.resolve("here"));
    Files.writeString(root.resolve("here/other"), "x");

    assertThatThrownBy(() -> folder.finish(start("s").endWithLoad(LOAD, 0)))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(root.resolve("here/other")).hasContent("x");
  }

  @Test
  void folderHasTheRightsThatTheUserGivesNewOnes() throws IOException {
    Path plain = Files.createDirectory(root.resolve("plain"));

    Path run = RunFolder.create(root, start("s")).finish(start("s").endWithLoad(LOAD, 0));

    assertThat(Files.getPosixFilePermissions(run)).isEqualTo(Files.getPosixFilePermissions(plain));
  }

  /**
   * Whoever reads meanwhile has the old record or the new one: the old file is never written to.
   */
  @Test
  void recordIsReplacedNotWrittenOver() throws IOException {
    Path file = root.resolve("run.json");
    RunRecords.write(file, start("s").endWithLoad(LOAD, 1));
    String before = Files.readString(file);
    Path opened = Files.createLink(root.resolve("opened"), file);

    RunRecords.write(file, start("s").endWithLoad(LOAD, 2));

    assertThat(opened).hasContent(before);
    assertThat(RunRecords.read(file).pausesMillis()).isEqualTo(2.0);
    assertThat(root.toFile().list()).containsExactlyInAnyOrder("run.json", "opened");
  }

  @Test
  void suiteThatLeavesTheRootIsRefused() {
    assertThatThrownBy(() -> RunFolder.create(root, start("../s")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'../s'");
  }

  @Test
  void laterLayoutIsNeverMisread() throws IOException {
    Path file = root.resolve("run.json");
    RunRecords.write(file, start("s").endWithLoad(LOAD, 0));
    Files.writeString(
        file,
        Files.readString(file)
            .replace("\"schemaVersion\" : " + RunRecord.SCHEMA_VERSION, "\"schemaVersion\" : 99"));

    assertThatThrownBy(() -> RunRecords.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("schema version 99")
        .hasMessageContaining(file.toString());
  }
}
