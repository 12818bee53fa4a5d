package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.luxibench.error.GanetiException;
import org.luxibench.jobqueue.FaultyFiles;
import org.luxibench.jobqueue.FaultyFiles.Step;

/** What is told of the watcher's pause is on the disk. */
final class WatcherPauseTest {
  private static final long NOW = 1_000_000;

  @TempDir Path folder;
  private final FaultyFiles files = new FaultyFiles();
  private Instant now = Instant.ofEpochSecond(NOW);
  private WatcherPause pause;

  @BeforeEach
  void open() throws IOException {
    pause = new WatcherPause(folder.resolve("pause"), InstantSource.fixed(now), files);
  }

  @Test
  void fileIsSyncedBeforeItGetsItsNameAndTheFolderAfterwards() throws Exception {
    pause.until(NOW + 60.5);

    assertThat(files.calls())
        .containsExactly(
            "WRITE pause.new", "SYNC pause.new", "RENAME pause", "SYNC_FOLDER " + name());
    assertThat(pause.current()).isEqualTo(NOW + 60);
    assertThat(afterRestart()).isEqualTo(NOW + 60);
  }

  @Test
  void endIsSyncedToo() throws Exception {
    pause.until(NOW + 60);
    files.calls().clear();

    pause.end();

    assertThat(files.calls()).containsExactly("DELETE pause", "SYNC_FOLDER " + name());
    assertThat(pause.current()).isNull();
    assertThat(afterRestart()).isNull();
  }

  @ParameterizedTest
  @EnumSource(names = {"WRITE", "SYNC", "RENAME", "SYNC_FOLDER"})
  void pauseThatTheDiskRefusesIsNotTold(Step broken) throws Exception {
    files.plan((step, file) -> step == broken);

    assertThatThrownBy(() -> pause.until(NOW + 60)).hasMessageContaining("made to fail");
    assertThat(pause.current()).isNull();
    files.plan(FaultyFiles.SOUND);
    assertThat(afterRestart()).isNull();
  }

  @Test
  void pauseThatTheDiskRefusesLeavesTheOneBefore() throws Exception {
    pause.until(NOW + 30);
    files.plan((step, file) -> step == Step.SYNC_FOLDER);

    assertThatThrownBy(() -> pause.until(NOW + 60)).hasMessageContaining("made to fail");
    files.plan(FaultyFiles.SOUND);
    assertThat(afterRestart()).isEqualTo(NOW + 30);
  }

  @ParameterizedTest
  @EnumSource(names = {"DELETE", "SYNC_FOLDER"})
  void endThatTheDiskRefusesIsNotTold(Step broken) throws Exception {
    pause.until(NOW + 60);
    files.plan((step, file) -> step == broken);

    assertThatThrownBy(() -> pause.end()).hasMessageContaining("made to fail");
    assertThat(pause.current()).isEqualTo(NOW + 60);
    files.plan(FaultyFiles.SOUND);
    assertThat(afterRestart()).isEqualTo(NOW + 60);
  }

  @Test
  void passesWithTheTime() throws Exception {
    pause = new WatcherPause(folder.resolve("pause"), () -> now, files);
    pause.until(NOW + 60);

    now = Instant.ofEpochSecond(NOW + 60);

    assertThat(pause.current()).isNull();
  }

  @Test
  void pauseInThePastIsRefused() {
    assertThatThrownBy(() -> pause.until(NOW - 1))
        .isInstanceOfSatisfying(
            GanetiException.class,
            refusal -> assertThat(refusal.error().className()).isEqualTo("GenericError"));
    assertThat(files.calls()).isEmpty();
  }

  private String name() {
    return folder.getFileName().toString();
  }

  private @Nullable Number afterRestart() throws IOException {
    return new WatcherPause(folder.resolve("pause"), () -> now, files).current();
  }
}
