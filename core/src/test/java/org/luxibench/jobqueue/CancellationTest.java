package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.jobqueue.QueueFixture.op;
import static org.luxibench.jobqueue.QueueFixture.opAfter;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CancellationTest {
  @TempDir Path folder;
  private QueueFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = QueueFixture.ofOneWorker(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void queuedJobIsCanceledAtOnce() throws Exception {
    fixture.await(fixture.submit(op("hold:it")), JobStatus.RUNNING);
    String id = fixture.submit(op(""), op(""));
    assertThat(fixture.queue.cancel(id)).isEqualTo(new CancelAnswer(true, "Job 2 canceled"));

    JobSnapshot job = fixture.job(id);
    assertThat(job.status()).isEqualTo(JobStatus.CANCELED);
    assertThat(job.ops()).extracting(OpSnapshot::result).containsOnly("Job canceled by request");
    assertThat(job.start()).isNull();
    assertThat(job.end()).isNotNull();
    fixture.processor.release("hold:it");
    fixture.await("1", JobStatus.SUCCESS);
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
    assertThat(fixture.processor.ran()).containsExactly("1", "3");
  }

  @Test
  void jobWaitingForALockIsCanceledSoon() throws Exception {
    String id = fixture.submit(op("lock:a"), op(""));
    fixture.await(id, JobStatus.WAITING);
    assertThat(fixture.queue.cancel(id))
        .isEqualTo(new CancelAnswer(true, "Job 1 will be canceled"));
    JobSnapshot job = fixture.await(id, JobStatus.CANCELED);
    assertThat(job.ops().get(0).end()).isNotNull();
    assertThat(job.ops().get(1).end()).isNull();
    assertThat(fixture.processor.ran()).isEmpty();
  }

  @Test
  void jobWaitingForAJobIsCanceledSoon() throws Exception {
    fixture.submit(op("lock:a"));
    String id = fixture.submit(opAfter("1"));
    fixture.await(id, JobStatus.WAITING);
    assertThat(fixture.queue.cancel(id).message()).isEqualTo("Job 2 will be canceled");
    fixture.await(id, JobStatus.CANCELED);
    assertThat(fixture.queue.dependencyWaits()).isEmpty();
  }

  @Test
  void runningJobGoesOn() throws Exception {
    String id = fixture.submit(op("hold:it"));
    fixture.await(id, JobStatus.RUNNING);
    CancelAnswer refusal = new CancelAnswer(false, "Job 1 is no longer waiting in the queue");
    assertThat(fixture.queue.cancel(id)).isEqualTo(refusal);
    fixture.processor.release("hold:it");
    fixture.await(id, JobStatus.SUCCESS);
    assertThat(fixture.queue.cancel(id)).isEqualTo(refusal);
  }

  @Test
  void archivedJobIsNotFound() throws Exception {
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
    fixture.queue.archive("1");
    assertThat(fixture.queue.cancel("1")).isEqualTo(new CancelAnswer(false, "Job 1 not found"));
  }
}
