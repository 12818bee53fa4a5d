package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.jobqueue.QueueFixture.op;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.jobqueue.FaultyFiles.Step;
import tools.jackson.databind.JsonNode;

/** How many syncs it takes, and what the shared file of new jobs may never do. */
final class GroupCommitTest {
  @TempDir Path folder;
  private final FaultyFiles files = new FaultyFiles();

  @Test
  void oneJobTakesOneSyncOfTheFileAndOneOfTheFolder() throws Exception {
    try (QueueFixture fixture = QueueFixture.idle(folder, files)) {
      files.calls().clear();
      fixture.submit(op(""));
      assertThat(files.calls()).startsWith("WRITE job-1", "RENAME job-1", "SYNC job-1", sync());
    }
  }

  @Test
  void hundredJobsTakeOneSyncOfAFileAndOneOfTheFolder() throws Exception {
    try (QueueFixture fixture = QueueFixture.idle(folder, files)) {
      files.calls().clear();
      fixture.queue.submitMany(jobs(100));
      assertThat(files.calls())
          .startsWith("WRITE batch-1", "RENAME batch-1", "SYNC batch-1", sync());
      assertThat(files.calls().stream().filter(call -> call.contains("job-"))).isEmpty();
    }
  }

  @Test
  void callersAtOneTimeShareRounds() throws Exception {
    int callers = 16;
    CountDownLatch firstIsSyncing = new CountDownLatch(1);
    CountDownLatch allWait = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(callers);
    try (QueueFixture fixture = QueueFixture.idle(folder, files)) {
      files.plan(
          (step, file) -> {
            if (step == Step.SYNC && file.equals("job-1")) {
              firstIsSyncing.countDown();
              await(allWait);
            }
            return false;
          });
      files.calls().clear();
      List<Future<String>> answers = new ArrayList<>();
      answers.add(pool.submit(() -> fixture.submit(op(""))));
      firstIsSyncing.await();
      for (int i = 1; i < callers; i++) {
        answers.add(pool.submit(() -> fixture.submit(op(""))));
      }
      Awaitility.await().until(() -> fixture.queue.submissionsUnderWay() == callers);
      allWait.countDown();
      for (Future<String> answer : answers) {
        answer.get();
      }
      assertThat(files.calls().stream().filter(call -> call.matches("SYNC (job|batch)-.*")))
          .hasSize(2);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void batchedJobsSurviveARestartAndRunOnce() throws Exception {
    try (QueueFixture fixture = QueueFixture.idle(folder)) {
      fixture.queue.submitMany(jobs(10));
    }
    try (QueueFixture fixture = QueueFixture.started(folder)) {
      assertThat(fixture.queue.live()).hasSize(10);
      for (int id = 1; id <= 10; id++) {
        fixture.await(Integer.toString(id), JobStatus.SUCCESS);
      }
      assertThat(folder.resolve("batch-1")).doesNotExist();
    }
    try (QueueFixture fixture = QueueFixture.started(folder)) {
      assertThat(fixture.queue.live())
          .hasSize(10)
          .extracting(JobSnapshot::status)
          .containsOnly(JobStatus.SUCCESS);
      assertThat(fixture.processor.ran()).isEmpty();
    }
  }

  @Test
  void batchThatComesBackAfterACrashRunsNothingAgain() throws Exception {
    byte[] batch;
    try (QueueFixture fixture = QueueFixture.idle(folder)) {
      fixture.queue.submitMany(jobs(4));
      batch = Files.readAllBytes(folder.resolve("batch-1"));
    }
    try (QueueFixture fixture = QueueFixture.started(folder)) {
      for (String id : List.of("1", "2", "3", "4")) {
        fixture.await(id, JobStatus.SUCCESS);
      }
      fixture.queue.archive("2");
    }
    Files.write(folder.resolve("batch-1"), batch);
    Files.writeString(folder.resolve("job-3"), "damaged");
    try (QueueFixture fixture = QueueFixture.started(folder)) {
      assertThat(fixture.queue.live()).extracting(JobSnapshot::id).containsExactly(1L, 4L);
      assertThat(fixture.processor.ran()).isEmpty();
      assertThat(folder.resolve("batch-1")).doesNotExist();
    }
  }

  @Test
  void readableJobsOfADamagedBatchAreKept() throws Exception {
    try (QueueFixture fixture = QueueFixture.idle(folder)) {
      fixture.queue.submitMany(jobs(4));
    }
    byte[] whole = Files.readAllBytes(folder.resolve("batch-1"));
    Files.write(
        folder.resolve("batch-1"),
        java.util.Arrays.copyOf(whole, whole.length - 10),
        StandardOpenOption.TRUNCATE_EXISTING);
    try (QueueFixture fixture = QueueFixture.started(folder)) {
      assertThat(fixture.queue.live()).extracting(JobSnapshot::id).containsExactly(1L, 2L, 3L);
      assertThat(folder.resolve("archive/0/batch-1")).exists();
      fixture.await("3", JobStatus.SUCCESS);
      assertThat(fixture.submit(op(""))).isEqualTo("5");
    }
  }

  @Test
  void idsOfABatchThatIsDamagedThroughoutAreNotGivenAgain() throws Exception {
    try (QueueFixture fixture = QueueFixture.idle(folder)) {
      fixture.queue.submitMany(jobs(4));
    }
    Files.writeString(folder.resolve("batch-1"), "dam\naged\nthrough\nout\n");
    Files.writeString(folder.resolve("serial"), "0\n");
    try (QueueFixture fixture = QueueFixture.started(folder)) {
      assertThat(fixture.queue.live()).isEmpty();
      assertThat(fixture.submit(op(""))).isEqualTo("5");
    }
  }

  private String sync() {
    return "SYNC_FOLDER " + folder.getFileName();
  }

  private static List<List<JsonNode>> jobs(int number) {
    return Collections.nCopies(number, List.of(op("")));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
