package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.jobqueue.QueueFixture.op;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ArchiveTest {
  @TempDir Path folder;
  private QueueFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = QueueFixture.started(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void endedJobMovesToItsBucketAndIsStillFound() throws Exception {
    fixture.await(fixture.submit(op("log:line")), JobStatus.SUCCESS);
    JobSnapshot before = fixture.job("1");
    assertThat(fixture.queue.archive("1")).isTrue();
    assertThat(fixture.queue.archive("1")).isFalse();
    assertThat(folder.resolve("job-1")).doesNotExist();
    assertThat(folder.resolve("archive/0/job-1")).exists();
    assertThat(fixture.queue.live()).isEmpty();
    assertThat(JobCodec.encode(fixture.job("1"))).isEqualTo(JobCodec.encode(before));
  }

  @Test
  void serialCoversWhatIsArchived() throws Exception {
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
    fixture.queue.archive("1");
    assertThat(Files.readString(folder.resolve("serial"))).isEqualTo("1\n");
  }

  @Test
  void archivedJobsAreListedInOrder() throws Exception {
    for (int i = 0; i < 3; i++) {
      fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
    }
    assertThat(fixture.queue.archivedIds()).isEmpty();
    fixture.queue.archive("3");
    fixture.queue.archive("1");
    assertThat(fixture.queue.archivedIds()).containsExactly(1L, 3L);
    assertThat(fixture.queue.isLive(2)).isTrue();
    assertThat(fixture.queue.isLive(3)).isFalse();
  }

  @Test
  void jobThatHasNotEndedStays() throws Exception {
    fixture.await(fixture.submit(op("lock:a")), JobStatus.WAITING);
    assertThat(fixture.queue.archive("1")).isFalse();
    assertThat(fixture.queue.archive("99999")).isFalse();
    assertThat(fixture.queue.archive("../job-1")).isFalse();
    assertThat(fixture.queue.live()).hasSize(1);
  }

  @Test
  void autoArchiveTakesWhatEndedLongEnoughAgo() throws Exception {
    for (int i = 0; i < 150; i++) {
      fixture.submit(op(""));
    }
    for (JobSnapshot job : fixture.queue.live()) {
      fixture.await(Long.toString(job.id()), JobStatus.SUCCESS);
    }
    fixture.await(fixture.submit(op("lock:a")), JobStatus.WAITING);
    assertThat(fixture.queue.autoArchive(3600, 30).wire()).isEqualTo(List.of(0, 0));
    assertThat(fixture.queue.autoArchive(-1, -1).wire()).isEqualTo(List.of(0, 151));
    assertThat(fixture.queue.autoArchive(-1, 30).wire()).isEqualTo(List.of(150, 0));
    assertThat(fixture.queue.live()).hasSize(1);
  }
}
