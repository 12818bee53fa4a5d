package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luxibench.jobqueue.QueueFixture.op;
import static org.luxibench.jobqueue.QueueFixture.opAfter;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.error.GanetiException;
import org.luxibench.opcode.MalformedOpCodeException;
import org.luxibench.processor.SubmittedJob;

/** One rule of REFERENCE 6 a test; texts are those of the captured replies. */
final class FileJobQueueTest {
  @TempDir Path folder;
  private QueueFixture fixture;
  private JobQueue queue;

  @BeforeEach
  void open() throws Exception {
    fixture = QueueFixture.started(folder);
    queue = fixture.queue;
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void jobRunsToSuccess() throws Exception {
    String id = fixture.submit(op("log:hello"), op(""));
    JobSnapshot job = fixture.await(id, JobStatus.SUCCESS);

    assertThat(id).isEqualTo("1");
    assertThat(job.ops()).extracting(OpSnapshot::status).containsOnly(JobStatus.SUCCESS);
    assertThat(job.logAfter(0)).extracting(LogEntry::message).containsExactly("hello");
    assertThat(job.start()).isNotNull();
    assertThat(job.end()).isNotNull();
    assertThat(job.ops().get(0).exec()).isNotNull();
    assertThat(String.valueOf(job.ops().get(1).result())).matches("Jq\\d+/Job1/TEST_DELAY");
    assertThat(folder.resolve("job-1")).exists();
    fixture.close();
    assertThat(Files.readString(folder.resolve("serial"))).isEqualTo("1\n");
    assertThat(Files.readString(folder.resolve("version"))).isEqualTo("1\n");
  }

  @Test
  void logThatGoesOnAndOnEndsWithALineThatSaysSo() throws Exception {
    String id = fixture.submit(op("talk:" + (JobHost.MOST_LINES + 10)), op("log:hello"));
    List<LogEntry> log = fixture.await(id, JobStatus.SUCCESS).logAfter(JobHost.MOST_LINES - 1);

    assertThat(log)
        .extracting(LogEntry::message)
        .containsExactly(
            "again", " - WARNING: after 5000 lines nothing further is logged", "hello");
    assertThat(log).extracting(LogEntry::serial).containsExactly(5000L, 5001L, 5002L);
  }

  @Test
  void opcodesAfterAFailedOneAreNotTried() throws Exception {
    JobSnapshot job = fixture.await(fixture.submit(op(""), op("fail"), op("")), JobStatus.ERROR);

    assertThat(job.ops())
        .extracting(OpSnapshot::status)
        .containsExactly(JobStatus.SUCCESS, JobStatus.ERROR, JobStatus.ERROR);
    assertThat(job.ops().get(1).result()).isEqualTo(List.of("OpExecError", List.of("as told")));
    assertThat(job.ops().get(2).result())
        .isEqualTo(List.of("OpExecError", List.of("Preceding opcode failed")));
    assertThat(job.ops().get(2).end()).isNull();
  }

  @Test
  void bugInAUnitFailsTheOpcodeAndNotTheWorker() throws Exception {
    fixture.await(fixture.submit(op("throw")), JobStatus.ERROR);
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
  }

  @Test
  void errorOfTheVirtualMachineFailsTheOpcodeAndNotTheWorker() throws Exception {
    for (int i = 0; i < 30; i++) {
      JobSnapshot job = fixture.await(fixture.submit(op("die"), op("")), JobStatus.ERROR);
      assertThat(String.valueOf(job.ops().get(0).result())).contains("as told");
    }
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
  }

  @Test
  void refusedJobsUseUpIds() throws Exception {
    var bad = op("");
    bad.put("priority", 99);
    List<SubmittedJob> answers =
        queue.submitMany(List.of(List.of(op("")), List.of(), List.of(bad), List.of(op(""))));

    assertThat(answers)
        .containsExactly(
            new SubmittedJob(true, "1"),
            new SubmittedJob(false, "A job needs at least one opcode; opcodes "),
            new SubmittedJob(
                false,
                "Opcode 0 has invalid priority 99, allowed are 0, 10, -10;"
                    + " opcodes TEST_DELAY(0)"),
            new SubmittedJob(true, "4"));
  }

  @Test
  void unknownOpcodeTakesNothingIn() throws Exception {
    var unknown = op("");
    unknown.put("OP_ID", "OP_NOSUCH");
    assertThatThrownBy(() -> queue.submitMany(List.of(List.of(op("")), List.of(unknown))))
        .isInstanceOf(MalformedOpCodeException.class);
    assertThat(queue.live()).isEmpty();
    assertThat(fixture.submit(op(""))).isEqualTo("1");
  }

  @Test
  void fullQueueRefuses() throws Exception {
    fixture.close();
    fixture = QueueFixture.started(QueueFixture.options(folder).withMaxLive(2), new DiskFiles());
    String first = fixture.submit(op(""));
    fixture.submit(op(""));
    assertThatThrownBy(() -> fixture.submit(op("")))
        .isInstanceOfSatisfying(
            GanetiException.class,
            e -> assertThat(e.error().className()).isEqualTo("JobQueueFull"));
    fixture.await(first, JobStatus.SUCCESS);
    assertThat(fixture.queue.archive(first)).isTrue();
    assertThat(fixture.submit(op(""))).isEqualTo("4");
  }

  @Test
  void jobThatNoNumberCanNameOrNoFileCanHoldIsRefusedAloneAndTakesNoPlace() throws Exception {
    fixture.close();
    fixture = QueueFixture.started(QueueFixture.options(folder).withMaxLive(3), new DiskFiles());
    var afterHuge = opAfter(new BigInteger("9".repeat(20)));
    var afterNegative = opAfter(new BigInteger("-" + "9".repeat(20)));
    var notANumber = op("");
    notANumber.put("duration", Double.NaN);

    List<SubmittedJob> answers =
        fixture.queue.submitMany(
            List.of(
                List.of(op("")),
                List.of(afterHuge),
                List.of(afterNegative),
                List.of(notANumber),
                List.of(op(""))));

    assertThat(answers)
        .extracting(SubmittedJob::accepted)
        .containsExactly(true, false, false, false, true);
    assertThat(answers.get(1).answer().toString()).startsWith("Opcode 0 has invalid dependencies");
    assertThat(answers.get(3).answer().toString())
        .startsWith("An opcode holds NaN, expected a finite number");
    fixture.submit(op(""));
  }

  @Test
  void drainedQueueRefusesUntilUndrained() throws Exception {
    queue.setDrained(true);
    assertThatThrownBy(() -> fixture.submit(op("")))
        .hasMessage("JobQueueDrainError: Job queue is drained, refusing job");
    assertThat(queue.submitMany(List.of(List.of(op("")))))
        .containsExactly(
            new SubmittedJob(false, "Job queue is drained, refusing job; opcodes TEST_DELAY(0)"));
    assertThat(folder.resolve("drain")).exists();
    queue.setDrained(false);
    queue.setDrained(false);
    assertThat(queue.isDrained()).isFalse();
    fixture.submit(op(""));
  }

  @Test
  void waitingJobsHoldNoWorker() throws Exception {
    for (int i = 0; i < 20; i++) {
      fixture.await(fixture.submit(op("lock:a")), JobStatus.WAITING);
    }
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
    fixture.processor.grant("lock:a");
    fixture.await("20", JobStatus.SUCCESS);
  }

  @Test
  void betterPriorityIsTakenFirst() throws Exception {
    fixture.close();
    fixture = QueueFixture.ofOneWorker(folder);
    fixture.await(fixture.submit(op("hold:it")), JobStatus.RUNNING);
    var low = op("");
    low.put("priority", 10);
    var high = op("");
    high.put("priority", -10);
    fixture.submit(low);
    fixture.submit(op(""));
    fixture.submit(high);
    fixture.processor.release("hold:it");
    fixture.await("2", JobStatus.SUCCESS);
    assertThat(fixture.processor.ran()).containsExactly("1", "4", "3", "2");
  }

  @Test
  void priorityImprovesDownToTwentyBelowZero() throws Exception {
    JobSnapshot job = fixture.await(fixture.submit(op("raise")), JobStatus.SUCCESS);
    assertThat(job.ops().get(0).priority()).isEqualTo(-20);
  }

  @Test
  void findKnowsOnlyPositiveDigits() {
    for (String id : List.of("", "0", "-1", "x", "../job-1", "01", "9".repeat(30), "1.0")) {
      assertThat(queue.find(id)).as(id).isEmpty();
    }
  }

  @Test
  void secondQueueOnAFolderIsRefused() {
    assertThatThrownBy(() -> QueueFixture.started(folder))
        .hasMessageContaining("in use by another daemon");
  }

  @Test
  void relativeDependencyIsResolved() throws Exception {
    queue.submitMany(List.of(List.of(op("")), List.of(opAfter(-1, "success"))));
    fixture.await("2", JobStatus.SUCCESS);
    assertThat(fixture.job("2").ops().get(0).input().get("depends").toString())
        .isEqualTo("[[\"1\",[\"success\"]]]");
    assertThatThrownBy(() -> fixture.submit(opAfter(-1, "success")))
        .hasMessageContaining("Opcode 0 has invalid dependencies");
  }
}
