package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a start reads: the live jobs, and nothing of the archive. */
final class StartTest {
  private static final int LIVE = 500;

  @TempDir Path folder;

  @Test
  void neitherStartNorListingTouchesTheArchive() throws Exception {
    Timestamp time = new Timestamp(1_795_345_408, 0);
    for (int id = 1; id <= LIVE; id++) {
      OpSnapshot op =
          new OpSnapshot(
              QueueFixture.op(""),
              "TEST_DELAY(0)",
              JobStatus.SUCCESS,
              0,
              null,
              List.of(),
              time,
              time,
              time);
      JobSnapshot job = JobSnapshot.of(id, List.of(op), time, time, time);
      Files.write(folder.resolve("job-" + id), JobCodec.encode(job));
    }
    Files.createDirectories(folder.resolve("archive/0"));
    Files.writeString(folder.resolve("archive/0/job-9999"), "not to be read");
    Files.writeString(folder.resolve("serial"), "9999\n");
    FaultyFiles files = new FaultyFiles();
    try (QueueFixture fixture = QueueFixture.idle(folder, files)) {
      assertThat(fixture.queue.live()).hasSize(LIVE);
      assertThat(files.calls()).noneMatch(call -> call.contains("archive"));
      assertThat(files.calls()).doesNotContain("READ job-9999", "LIST 0");
      assertThat(files.calls().stream().filter(call -> call.startsWith("LIST"))).hasSize(2);
    }
  }
}
