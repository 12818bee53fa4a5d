package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.jobqueue.QueueFixture.op;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** One line a change of a job's state. */
final class JobLogTest {
  @TempDir Path folder;

  private final Logger log = (Logger) LoggerFactory.getLogger("org.luxibench.jobqueue");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @BeforeEach
  void listen() {
    lines.start();
    log.addAppender(lines);
    log.setLevel(Level.INFO);
    log.setAdditive(false);
  }

  @AfterEach
  void stopListening() {
    log.detachAppender(lines);
    log.setLevel(null);
    log.setAdditive(true);
  }

  @Test
  void eachStateOfAJobIsOneLine() throws Exception {
    try (QueueFixture fixture = QueueFixture.started(folder)) {
      fixture.submit(op(""));
      awaitLast("job 1 running -> success (TEST_DELAY(0))");
      fixture.queue.archive("1");
    }

    assertThat(ofJobs())
        .containsExactlyInAnyOrder(
            "job 1 queued (TEST_DELAY(0))",
            "job 1 queued -> waiting (TEST_DELAY(0))",
            "job 1 waiting -> running (TEST_DELAY(0))",
            "job 1 running -> success (TEST_DELAY(0))",
            "job 1 archived");
  }

  @Test
  void whatARestartMakesOfAJobIsOneLine() throws Exception {
    try (QueueFixture fixture = QueueFixture.started(folder)) {
      fixture.await(fixture.submit(op("lock:a")), JobStatus.WAITING);
    }
    lines.list.clear();
    try (QueueFixture fixture = QueueFixture.idle(folder)) {
      assertThat(fixture.job("1").status()).isEqualTo(JobStatus.QUEUED);
    }

    assertThat(ofJobs()).containsExactly("job 1 waiting -> queued (restart)");
  }

  private void awaitLast(String line) {
    Awaitility.await().until(() -> ofJobs().contains(line));
  }

  private List<String> ofJobs() {
    return List.copyOf(lines.list).stream()
        .map(ILoggingEvent::getFormattedMessage)
        .filter(line -> line.startsWith("job 1 "))
        .toList();
  }
}
