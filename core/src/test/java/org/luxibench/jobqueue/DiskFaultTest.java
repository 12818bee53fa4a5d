package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luxibench.jobqueue.QueueFixture.op;
import static org.luxibench.jobqueue.QueueFixture.opAfter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.error.GanetiException;
import org.luxibench.jobqueue.FaultyFiles.Step;
import org.luxibench.processor.SubmittedJob;

/** A disk that refuses costs an answer, never a job and never the queue. */
final class DiskFaultTest {
  @TempDir Path folder;
  private final FaultyFiles files = new FaultyFiles();
  private QueueFixture fixture;

  @BeforeEach
  void open() throws Exception {
    fixture = QueueFixture.started(QueueFixture.options(folder), files);
  }

  @AfterEach
  void close() {
    files.plan(FaultyFiles.SOUND);
    fixture.close();
  }

  @ParameterizedTest
  @EnumSource(names = {"WRITE", "SYNC", "RENAME", "SYNC_FOLDER"})
  void submissionThatCannotBeSavedIsRefusedAndLeavesNothing(Step step) throws Exception {
    files.plan((at, file) -> at == step);
    assertJobQueueError(() -> fixture.submit(op("")));
    assertThat(fixture.queue.live()).isEmpty();

    files.plan(FaultyFiles.SOUND);
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
    assertThat(idsAfterRestart()).containsExactly(2L);
  }

  @ParameterizedTest
  @EnumSource(names = {"WRITE", "SYNC", "RENAME", "SYNC_FOLDER"})
  void jobsSubmittedTogetherAreRefusedTogether(Step step) throws Exception {
    files.plan((at, file) -> at == step);
    List<SubmittedJob> answers = fixture.queue.submitMany(jobs(5));
    assertThat(answers).extracting(SubmittedJob::accepted).containsOnly(false);
    assertThat(answers.get(0).answer().toString()).contains("made to fail").contains("; opcodes");

    files.plan(FaultyFiles.SOUND);
    assertThat(idsAfterRestart()).isEmpty();
  }

  @Test
  void defectAfterTheFileWasWrittenLeavesNothingEither() throws Exception {
    files.plan(
        (step, file) -> {
          if (step == Step.SYNC_FOLDER) {
            files.plan(FaultyFiles.SOUND);
            throw new IllegalStateException("a bug");
          }
          return false;
        });
    assertJobQueueError(() -> fixture.submit(op("")));
    assertThat(idsAfterRestart()).isEmpty();
  }

  @Test
  void refusedJobThatCannotBeRemovedBlocksTheNextUntilItCan() throws Exception {
    files.plan((step, file) -> step == Step.SYNC || step == Step.DELETE);
    assertJobQueueError(() -> fixture.submit(op("")));
    files.plan((step, file) -> step == Step.DELETE);
    assertJobQueueError(() -> fixture.submit(op("")));
    files.plan(FaultyFiles.SOUND);
    fixture.submit(op(""));
    assertThat(idsAfterRestart()).containsExactly(3L);
  }

  @Test
  void refusedJobsTakeNoPlace() throws Exception {
    fixture.close();
    fixture = QueueFixture.started(QueueFixture.options(folder).withMaxLive(1), files);
    files.plan((step, file) -> step == Step.WRITE);
    assertJobQueueError(() -> fixture.submit(op("")));
    files.plan(FaultyFiles.SOUND);
    fixture.submit(op(""));
  }

  @Test
  void opcodeDoesNotRunUnlessThatIsSaved() throws Exception {
    fixture.await(fixture.submit(op("lock:a")), JobStatus.WAITING);
    files.plan((step, file) -> step == Step.WRITE);
    fixture.processor.grant("lock:a");
    JobSnapshot job = fixture.await("1", JobStatus.ERROR);
    assertThat(String.valueOf(job.ops().get(0).result())).startsWith("[JobQueueError, [");
    assertThat(fixture.processor.ran()).isEmpty();
    files.plan(FaultyFiles.SOUND);
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
  }

  @Test
  void endThatCannotBeSavedIsSavedLater() throws Exception {
    fixture.await(fixture.submit(op("hold:it")), JobStatus.RUNNING);
    files.plan((step, file) -> step == Step.WRITE);
    fixture.processor.release("hold:it");
    fixture.await("1", JobStatus.SUCCESS);
    files.plan(FaultyFiles.SOUND);
    Path file = folder.resolve("job-1");
    Awaitility.await()
        .until(() -> java.nio.file.Files.readString(file).contains("\"status\":\"success\""));
  }

  @Test
  void cancellationThatCannotBeSavedLeavesTheJobQueued() throws Exception {
    fixture.close();
    fixture = QueueFixture.started(QueueFixture.options(folder).withWorkers(1), files);
    fixture.await(fixture.submit(op("hold:it")), JobStatus.RUNNING);
    fixture.submit(op(""));
    files.plan((step, file) -> step == Step.WRITE);
    assertJobQueueError(() -> fixture.queue.cancel("2"));
    assertThat(fixture.job("2").status()).isEqualTo(JobStatus.QUEUED);
    files.plan(FaultyFiles.SOUND);
    fixture.processor.release("hold:it");
    fixture.await("2", JobStatus.SUCCESS);
    assertThat(fixture.processor.ran()).containsExactly("1", "2");
  }

  @Test
  void jobThatAWorkerTookWhileItsCancellationFailedIsRunAllTheSame() throws Exception {
    fixture.close();
    fixture = QueueFixture.idle(QueueFixture.options(folder).withWorkers(1), files);
    fixture.submit(op(""));
    fixture.submit(op("lock:a"));
    List<JobStatus> shown = new ArrayList<>();
    files.plan(
        (step, file) -> {
          if (step != Step.WRITE || !file.equals("job-1.new")) {
            return false;
          }
          fixture.queue.start();
          // The only worker has thrown away the entry of job 1 before it comes to job 2.
          fixture.await("2", JobStatus.WAITING);
          shown.add(fixture.job("1").status());
          files.plan(FaultyFiles.SOUND);
          return true;
        });
    assertJobQueueError(() -> fixture.queue.cancel("1"));

    assertThat(shown).containsExactly(JobStatus.QUEUED);
    fixture.await("1", JobStatus.SUCCESS);
    assertThat(fixture.processor.ran()).containsExactly("1");
  }

  @Test
  void jobThatCannotBeArchivedStays() throws Exception {
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
    files.plan((step, file) -> step == Step.RENAME);
    assertJobQueueError(() -> fixture.queue.archive("1"));
    assertThat(fixture.queue.live()).hasSize(1);
    files.plan(FaultyFiles.SOUND);
    assertThat(fixture.queue.archive("1")).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"WRITE", "SYNC", "SYNC_FOLDER"})
  void drainFlagThatCannotBeSavedIsNotSetNorAfterARestart(Step step) throws Exception {
    files.plan((at, file) -> at == step);
    assertJobQueueError(() -> fixture.queue.setDrained(true));
    assertThat(fixture.queue.isDrained()).isFalse();

    files.plan(FaultyFiles.SOUND);
    restart();
    assertThat(fixture.queue.isDrained()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(names = {"DELETE", "SYNC_FOLDER"})
  void drainFlagThatCannotBeTakenAwayStays(Step step) throws Exception {
    fixture.queue.setDrained(true);
    files.plan((at, file) -> at == step);
    assertJobQueueError(() -> fixture.queue.setDrained(false));
    assertThat(fixture.queue.isDrained()).isTrue();

    files.plan(FaultyFiles.SOUND);
    restart();
    assertThat(fixture.queue.isDrained()).isTrue();
  }

  @Test
  void fileThatCanBeReadOnlyTheSecondTimeAtStartIsKept() throws Exception {
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
    AtomicBoolean first = new AtomicBoolean(true);
    files.plan((step, file) -> step == Step.READ && file.equals("job-1") && first.getAndSet(false));
    restart();
    assertThat(fixture.queue.live()).hasSize(1);
  }

  @Test
  void archiveThatCannotBeReadKeepsADependentJobWaitingUntilItCan() throws Exception {
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
    fixture.queue.archive("1");
    files.plan((step, file) -> step == Step.READ);
    fixture.await(fixture.submit(opAfter("1", "success")), JobStatus.WAITING);
    Awaitility.await().until(() -> fixture.queue.dependencyWaits().containsKey(1L));

    files.plan(FaultyFiles.SOUND);
    fixture.await("2", JobStatus.SUCCESS);
  }

  @Test
  void fileThatCannotBeReadAtStartIsArchived() throws Exception {
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
    fixture.close();
    files.plan((step, file) -> step == Step.READ && file.equals("job-1"));
    fixture = QueueFixture.started(QueueFixture.options(folder), files);
    assertThat(fixture.queue.live()).isEmpty();
    assertThat(folder.resolve("archive/0/job-1")).exists();
  }

  @Test
  void batchThatCannotBeReadAtStartIsArchivedAndItsFirstIdNotGivenAgain() throws Exception {
    fixture.close();
    fixture = QueueFixture.idle(folder, files);
    fixture.queue.submitMany(jobs(4));
    fixture.close();
    java.nio.file.Files.writeString(folder.resolve("serial"), "0\n");
    files.plan((step, file) -> step == Step.READ && file.equals("batch-1"));
    fixture = QueueFixture.started(QueueFixture.options(folder), files);
    assertThat(fixture.queue.live()).isEmpty();
    assertThat(folder.resolve("archive/0/batch-1")).exists();
    assertThat(fixture.submit(op(""))).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whateverFailsExactlyTheAcknowledgedJobsAreThereAfterwards(long seed) throws Exception {
    Random random = new Random(seed);
    files.plan(
        (step, file) -> {
          synchronized (random) {
            return step != Step.READ && random.nextInt(5) == 0;
          }
        });
    TreeSet<Long> acknowledged = new TreeSet<>();
    for (int i = 0; i < 24; i++) {
      try {
        if (i % 4 == 3) {
          fixture.queue.submitMany(jobs(4)).stream()
              .filter(SubmittedJob::accepted)
              .forEach(job -> acknowledged.add(Long.valueOf((String) job.answer())));
        } else {
          acknowledged.add(Long.valueOf(fixture.submit(op(""))));
        }
      } catch (GanetiException e) {
        assertThat(e.error().className()).as("seed %d", seed).isEqualTo("JobQueueError");
      }
    }
    files.plan(FaultyFiles.SOUND);
    for (long id : acknowledged) {
      Awaitility.await().until(() -> fixture.job(Long.toString(id)).status().isFinal());
    }
    assertThat(idsAfterRestart()).as("seed %d", seed).containsExactlyElementsOf(acknowledged);
  }

  private void restart() throws Exception {
    fixture.close();
    fixture = QueueFixture.started(QueueFixture.options(folder), files);
  }

  private List<Long> idsAfterRestart() throws Exception {
    restart();
    return fixture.queue.live().stream().map(JobSnapshot::id).toList();
  }

  private static List<List<tools.jackson.databind.JsonNode>> jobs(int number) {
    List<List<tools.jackson.databind.JsonNode>> jobs = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      jobs.add(List.of(op("")));
    }
    return jobs;
  }

  private static void assertJobQueueError(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            GanetiException.class,
            e -> assertThat(e.error().className()).isEqualTo("JobQueueError"));
  }
}
