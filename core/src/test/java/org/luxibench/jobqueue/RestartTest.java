package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luxibench.jobqueue.QueueFixture.op;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new daemon makes of the folder, however the last one left it. */
final class RestartTest {
  @TempDir Path folder;

  @Test
  void queuedJobsRun() throws Exception {
    leave(1, JobStatus.QUEUED);
    try (QueueFixture fixture = QueueFixture.started(folder)) {
      fixture.await("1", JobStatus.SUCCESS);
    }
  }

  @Test
  void waitingJobsGoBackToTheQueue() throws Exception {
    leave(1, JobStatus.SUCCESS, JobStatus.WAITING, JobStatus.QUEUED);
    try (QueueFixture fixture = QueueFixture.idle(folder)) {
      JobSnapshot job = fixture.job("1");
      assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
      assertThat(job.ops().get(1).start()).isNull();
    }
    try (QueueFixture fixture = QueueFixture.started(folder)) {
      fixture.await("1", JobStatus.SUCCESS);
      assertThat(fixture.processor.ran()).containsExactly("1", "1");
    }
  }

  @Test
  void runningAndCancelingJobsBecomeErrors() throws Exception {
    leave(1, JobStatus.SUCCESS, JobStatus.RUNNING, JobStatus.QUEUED);
    leave(2, JobStatus.CANCELING);
    try (QueueFixture fixture = QueueFixture.started(folder)) {
      JobSnapshot running = fixture.job("1");
      assertThat(running.status()).isEqualTo(JobStatus.ERROR);
      assertThat(running.ops())
          .extracting(OpSnapshot::result)
          .containsExactly(
              null, "Unclean master daemon shutdown", "Unclean master daemon shutdown");
      assertThat(running.end()).isNotNull();
      assertThat(fixture.job("2").status()).isEqualTo(JobStatus.ERROR);
      assertThat(fixture.processor.ran()).isEmpty();
    }
    try (QueueFixture again = QueueFixture.idle(folder)) {
      assertThat(again.job("1").ops().get(1).result().toString())
          .isEqualTo("\"Unclean master daemon shutdown\"");
    }
  }

  @Test
  void endedJobsStayAsTheyAre() throws Exception {
    leave(1, JobStatus.SUCCESS);
    byte[] before = Files.readAllBytes(folder.resolve("job-1"));
    try (QueueFixture fixture = QueueFixture.started(folder)) {
      assertThat(fixture.job("1").status()).isEqualTo(JobStatus.SUCCESS);
    }
    assertThat(Files.readAllBytes(folder.resolve("job-1"))).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "5",
        "{\"id\":1}",
        "{\"id\":1,\"ops\":[]}",
        "{\"id\":1,\"ops\":[5]}",
        "{\"id\":2,\"ops\":[{\"input\":{},\"status\":\"queued\"}]}",
        "{\"id\":1,\"ops\":[{\"input\":{},\"status\":\"nosuch\"}]}",
        "{\"id\":1,\"ops\":[{\"input\":{},\"status\":\"error\",\"log\":[[1]]}]}",
        "{\"id\":1,\"received_timestamp\":7,\"ops\":[{\"input\":{},\"status\":\"queued\"}]}"
      })
  void unreadableFileIsArchivedAndNotLost(String content) throws Exception {
    leave(2, JobStatus.QUEUED);
    Files.writeString(folder.resolve("job-1"), content);
    try (QueueFixture fixture = QueueFixture.idle(folder)) {
      assertThat(fixture.queue.find("1")).isEmpty();
      assertThat(fixture.queue.live()).extracting(JobSnapshot::id).containsExactly(2L);
    }
    assertThat(folder.resolve("job-1")).doesNotExist();
    assertThat(folder.resolve("archive/0/job-1")).hasContent(content);
  }

  @Test
  void everyTruncationOfAJobFileIsSurvived() throws Exception {
    leave(1, JobStatus.SUCCESS);
    byte[] whole = Files.readAllBytes(folder.resolve("job-1"));
    for (int length = 0; length < whole.length; length += 7) {
      Path own = Files.createDirectory(folder.resolve("cut-" + length));
      Files.write(own.resolve("job-1"), java.util.Arrays.copyOf(whole, length));
      try (QueueFixture fixture = QueueFixture.idle(own)) {
        assertThat(fixture.queue.live()).isEmpty();
      }
      assertThat(own.resolve("archive/0/job-1")).exists();
    }
  }

  @Test
  void unreadableFileDoesNotReplaceAnArchivedOne() throws Exception {
    Files.createDirectories(folder.resolve("archive/0"));
    Files.writeString(folder.resolve("archive/0/job-1"), "first");
    Files.writeString(folder.resolve("job-1"), "second");
    QueueFixture.idle(folder).close();
    assertThat(folder.resolve("archive/0/job-1")).hasContent("first");
    assertThat(folder.resolve("archive/0/job-1~1")).hasContent("second");
  }

  @Test
  void halfWrittenFilesAreRemoved() throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("job-9.new"), "{\"id\":9,\"op");
    Files.writeString(folder.resolve("serial.new"), "");
    try (QueueFixture fixture = QueueFixture.idle(folder)) {
      assertThat(fixture.queue.live()).isEmpty();
    }
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("lock", "version", "serial");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"3\n", "", "x", "-4"})
  void serialBehindTheJobsOrDamagedIsMadeGood(String serial) throws Exception {
    leave(12, JobStatus.SUCCESS);
    Files.writeString(folder.resolve("serial"), serial);
    assertThat(nextId()).isEqualTo("13");
  }

  @Test
  void serialAheadOfTheJobsCounts() throws Exception {
    leave(12, JobStatus.SUCCESS);
    Files.writeString(folder.resolve("serial"), "40\n");
    assertThat(nextId()).isEqualTo("41");
  }

  @Test
  void archiveTellsTheLastIdWhenSerialIsGone() throws Exception {
    Files.createDirectories(folder.resolve("archive/0"));
    Files.createDirectories(folder.resolve("archive/2"));
    Files.writeString(folder.resolve("archive/0/job-9999"), "");
    Files.writeString(folder.resolve("archive/2/job-20017"), "");
    assertThat(nextId()).isEqualTo("20018");
  }

  @Test
  void drainFlagSurvives() throws Exception {
    try (QueueFixture fixture = QueueFixture.idle(folder)) {
      fixture.queue.setDrained(true);
    }
    try (QueueFixture fixture = QueueFixture.idle(folder)) {
      assertThat(fixture.queue.isDrained()).isTrue();
    }
  }

  @Test
  void folderOfAnotherVersionIsRefused() throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("version"), "2\n");
    assertThatThrownBy(() -> QueueFixture.idle(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("is '2', expected 1");
  }

  private String nextId() throws Exception {
    try (QueueFixture fixture = QueueFixture.idle(folder)) {
      return fixture.submit(op(""));
    }
  }

  /** Writes a job as a daemon would have that died with its opcodes in these states. */
  private void leave(long id, JobStatus... statuses) throws IOException {
    Timestamp time = new Timestamp(1_795_345_408, 652_713);
    List<OpSnapshot> ops = new ArrayList<>();
    for (JobStatus status : statuses) {
      ops.add(
          new OpSnapshot(
              op(""),
              "TEST_DELAY(0)",
              status,
              0,
              null,
              List.of(),
              status == JobStatus.QUEUED ? null : time,
              null,
              status.isFinal() ? time : null));
    }
    Files.write(
        folder.resolve("job-" + id), JobCodec.encode(JobSnapshot.of(id, ops, time, time, null)));
  }
}
