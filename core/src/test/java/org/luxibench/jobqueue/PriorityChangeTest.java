package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.jobqueue.QueueFixture.op;

import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PriorityChangeTest {
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
  void queuedJobsRunInTheOrderOfTheirNewPriorities() throws Exception {
    String running = fixture.submit(op("hold:it"));
    fixture.await(running, JobStatus.RUNNING);
    String worse = fixture.submit(op(""));
    String same = fixture.submit(op(""));
    String better = fixture.submit(op(""));

    assertThat(fixture.queue.changePriority(better, -5))
        .isEqualTo(
            new PriorityAnswer(
                true, "Priorities of pending opcodes for job 4 have been changed to -5"));
    fixture.queue.changePriority(worse, 5);
    fixture.processor.release("hold:it");

    fixture.await(worse, JobStatus.SUCCESS);
    assertThat(fixture.processor.ran()).containsExactly(running, better, same, worse);
    assertThat(fixture.job(better).ops().get(0).priority()).isEqualTo(-5);
  }

  @Test
  void opcodeThatWaitsForALockAsksForItAnew() throws Exception {
    String id = fixture.submit(op("lock:a"), op(""));
    Awaitility.await().until(() -> fixture.processor.isAwaited("lock:a"));

    assertThat(fixture.queue.changePriority(id, -7).changed()).isTrue();

    assertThat(fixture.processor.retried()).containsExactly(-7);
    assertThat(fixture.job(id).priority()).isEqualTo(-7);
    fixture.processor.grant("lock:a");
    assertThat(fixture.await(id, JobStatus.SUCCESS).ops())
        .extracting(OpSnapshot::priority)
        .containsExactly(-7, -7);
  }

  @Test
  void onlyWhatHasNotBegunChanges() throws Exception {
    String id = fixture.submit(op("hold:it"), op(""));
    fixture.await(id, JobStatus.RUNNING);

    fixture.queue.changePriority(id, 3);

    assertThat(fixture.job(id).ops()).extracting(OpSnapshot::priority).containsExactly(0, 3);
    fixture.processor.release("hold:it");
    fixture.await(id, JobStatus.SUCCESS);
  }

  @Test
  void whatDoesNotWaitIsTold() throws Exception {
    String id = fixture.submit(op("hold:it"));
    fixture.await(id, JobStatus.RUNNING);
    assertThat(fixture.queue.changePriority(id, 4))
        .isEqualTo(new PriorityAnswer(false, "Job 1 has no opcode that waits to run"));
    fixture.processor.release("hold:it");
    fixture.await(id, JobStatus.SUCCESS);
    assertThat(fixture.queue.changePriority(id, 4))
        .isEqualTo(new PriorityAnswer(false, "Job 1 not found"));
    assertThat(fixture.queue.changePriority("77", 4))
        .isEqualTo(new PriorityAnswer(false, "Job 77 not found"));
  }

  @Test
  void newPriorityOutlivesTheDaemon() throws Exception {
    fixture.await(fixture.submit(op("hold:it")), JobStatus.RUNNING);
    String id = fixture.submit(op(""));
    fixture.queue.changePriority(id, -3);
    fixture.close();

    fixture = QueueFixture.idle(folder);

    assertThat(fixture.job(id).priority()).isEqualTo(-3);
  }
}
