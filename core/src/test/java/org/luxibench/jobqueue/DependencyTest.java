package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.jobqueue.QueueFixture.op;
import static org.luxibench.jobqueue.QueueFixture.opAfter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DependencyTest {
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
  void waitsWithoutAWorkerForTheOtherJobsEnd() throws Exception {
    fixture.await(fixture.submit(op("lock:a")), JobStatus.WAITING);
    for (int i = 0; i < 10; i++) {
      fixture.await(fixture.submit(opAfter("1")), JobStatus.WAITING);
    }
    assertThat(fixture.queue.dependencyWaits().keySet()).containsExactly(1L);
    assertThat(fixture.queue.dependencyWaits().get(1L)).hasSize(10);
    fixture.processor.grant("lock:a");
    fixture.await("11", JobStatus.SUCCESS);
    assertThat(fixture.processor.ran().get(0)).isEqualTo("1");
  }

  @Test
  void wrongStatusIsAnError() throws Exception {
    fixture.submit(op(""));
    JobSnapshot job = fixture.await(fixture.submit(opAfter("1", "error")), JobStatus.ERROR);
    assertThat(result(job))
        .isEqualTo(
            error(
                "Dependency job 1 finished with status 'success',"
                    + " not one of 'error' as required"));
  }

  @Test
  void canceledDependencyCancelsUnlessAskedFor() throws Exception {
    fixture.await(fixture.submit(op("lock:a")), JobStatus.WAITING);
    String hoped = fixture.submit(opAfter(1, "success"));
    String any = fixture.submit(opAfter(1));
    String asked = fixture.submit(opAfter(1, "canceled"));
    fixture.await(asked, JobStatus.WAITING);
    fixture.queue.cancel("1");
    fixture.await(hoped, JobStatus.CANCELED);
    fixture.await(any, JobStatus.SUCCESS);
    fixture.await(asked, JobStatus.SUCCESS);
  }

  @Test
  void unknownJobAndItselfAreErrors() throws Exception {
    assertThat(result(fixture.await(fixture.submit(opAfter("99999")), JobStatus.ERROR)))
        .isEqualTo(error("Dependency job 99999 not found"));
    assertThat(result(fixture.await(fixture.submit(opAfter("2")), JobStatus.ERROR)))
        .isEqualTo(error("Job can't depend on itself"));
  }

  @Test
  void archivedJobCounts() throws Exception {
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
    fixture.queue.archive("1");
    fixture.await(fixture.submit(opAfter("1", "success")), JobStatus.SUCCESS);
  }

  @Test
  void jobThatWasArchivedBeforeItsEndIsAnError() throws Exception {
    fixture.close();
    try (QueueFixture idle = QueueFixture.idle(folder)) {
      idle.submit(op(""));
    }
    Files.createDirectories(folder.resolve("archive/0"));
    Files.move(folder.resolve("job-1"), folder.resolve("archive/0/job-1"));
    fixture = QueueFixture.started(folder);

    assertThat(result(fixture.await(fixture.submit(opAfter("1")), JobStatus.ERROR)))
        .isEqualTo(error("Dependency job 1 was archived before it had ended"));
  }

  @Test
  void secondOpcodesDependencyIsLookedAtWhenItsTurnComes() throws Exception {
    fixture.await(fixture.submit(op("lock:a")), JobStatus.WAITING);
    String id = fixture.submit(op(""), opAfter("1"));
    Awaitility.await().until(() -> !fixture.queue.dependencyWaits().isEmpty());
    assertThat(fixture.job(id).ops().get(0).status()).isEqualTo(JobStatus.SUCCESS);
    assertThat(fixture.queue.dependencyWaits()).isEqualTo(Map.of(1L, List.of(2L)));
    fixture.processor.grant("lock:a");
    fixture.await(id, JobStatus.SUCCESS);
  }

  private static Object result(JobSnapshot job) {
    return String.valueOf(job.ops().get(0).result());
  }

  private static Object error(String message) {
    return "[OpExecError, [" + message + "]]";
  }
}
