package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luxibench.jobqueue.QueueFixture.op;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;

final class WatchTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final BlockingQueue<JobChange> answers = new LinkedBlockingQueue<>();
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
  void answersAtOnceWhenNothingIsKnown() throws Exception {
    fixture.await(fixture.submit(op("lock:a")), JobStatus.WAITING);
    watch("1", "null", "null", LONG);
    assertThat(wire(answers.poll())).isEqualTo("[[\"waiting\",\"1\"],[]]");
  }

  @Test
  void answersAtOnceWhenTheJobHasEnded() throws Exception {
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
    watch("1", "[\"success\",\"1\"]", "null", LONG);
    assertThat(wire(answers.poll())).isEqualTo("[[\"success\",\"1\"],[]]");
  }

  @Test
  void answersWhenTheJobChanges() throws Exception {
    fixture.await(fixture.submit(op("lock:a")), JobStatus.WAITING);
    watch("1", "[\"waiting\",\"1\"]", "0", LONG);
    assertThat(answers).isEmpty();
    assertThat(fixture.queue.watches()).isEqualTo(1);
    fixture.processor.grant("lock:a");
    assertThat(wire(answers.poll(10, TimeUnit.SECONDS))).isEqualTo("[[\"running\",\"1\"],[]]");
    assertThat(fixture.queue.watches()).isZero();
  }

  @Test
  void answersWhenALineIsLogged() throws Exception {
    fixture.submit(op("log:hello"));
    fixture.await("1", JobStatus.SUCCESS);
    watch("1", "[\"success\",\"1\"]", "0", LONG);
    assertThat(wire(answers.poll())).contains("\"message\",\"hello\"");
    watch("1", "[\"success\",\"1\"]", "1", LONG);
    assertThat(wire(answers.poll())).isEqualTo("[[\"success\",\"1\"],[]]");
  }

  @Test
  void answersNoChangeWhenTheTimeIsUp() throws Exception {
    fixture.await(fixture.submit(op("lock:a")), JobStatus.WAITING);
    watch("1", "[\"waiting\",\"1\"]", "0", Duration.ZERO);
    assertThat(wire(answers.poll())).isEqualTo("\"nochange\"");
    watch("1", "[\"waiting\",\"1\"]", "0", Duration.ofMillis(5));
    assertThat(wire(answers.poll(10, TimeUnit.SECONDS))).isEqualTo("\"nochange\"");
    assertThat(fixture.queue.watches()).isZero();
  }

  @Test
  void unknownAndArchivedJobsAreNull() throws Exception {
    watch("7", "null", "null", LONG);
    assertThat(wire(answers.poll())).isEqualTo("null");
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
    fixture.queue.archive("1");
    watch("1", "null", "null", LONG);
    assertThat(wire(answers.poll())).isEqualTo("null");
  }

  @Test
  void unknownFieldIsAnErrorAndNoAnswerComes() throws Exception {
    fixture.submit(op(""));
    assertThatThrownBy(
            () ->
                fixture.queue.watch(
                    "1", List.of("nosuch"), json("null"), json("null"), LONG, answers::add))
        .hasMessage("OpExecError: Invalid self query field 'nosuch'");
    assertThat(answers).isEmpty();
  }

  @Test
  void canceledWatchIsNeverAnswered() throws Exception {
    fixture.await(fixture.submit(op("lock:a")), JobStatus.WAITING);
    watch("1", "[\"waiting\",\"1\"]", "0", LONG).cancel();
    assertThat(fixture.queue.watches()).isZero();
    fixture.processor.grant("lock:a");
    fixture.await("1", JobStatus.SUCCESS);
    assertThat(answers).isEmpty();
  }

  @Test
  void thousandParkedWatchesHoldNoThread() throws Exception {
    fixture.await(fixture.submit(op("lock:a")), JobStatus.WAITING);
    watch("1", "[\"waiting\",\"1\"]", "0", LONG);
    int threads = Thread.getAllStackTraces().size();
    for (int i = 1; i < 1000; i++) {
      watch("1", "[\"waiting\",\"1\"]", "0", LONG);
    }
    assertThat(fixture.queue.watches()).isEqualTo(1000);
    assertThat(Thread.getAllStackTraces()).hasSizeLessThanOrEqualTo(threads + 1);
    fixture.await(fixture.submit(op("")), JobStatus.SUCCESS);
    fixture.processor.grant("lock:a");
    Awaitility.await().until(() -> answers.size() == 1000);
  }

  private JobQueue.Watch watch(String id, String info, String serial, Duration timeout)
      throws Exception {
    return fixture.queue.watch(
        id, List.of("status", "id"), json(info), json(serial), timeout, answers::add);
  }

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }

  private static String wire(JobChange change) {
    assertThat(change).isNotNull();
    return Json.text(change.wire());
  }
}
