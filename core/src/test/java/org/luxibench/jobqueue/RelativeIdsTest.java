package org.luxibench.jobqueue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luxibench.jobqueue.QueueFixture.op;
import static org.luxibench.jobqueue.QueueFixture.opAfter;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.processor.SubmittedJob;
import tools.jackson.databind.JsonNode;

/** Ids that count back, in both dialects. */
final class RelativeIdsTest {
  @TempDir Path folder;
  private QueueFixture fixture;

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void newClientsMayCountBackBehindTheirCall() throws Exception {
    serve(JobIds.NUMBER);
    submit(op(""));
    submit(opAfter(-1, "success", "error"));
    fixture.queue.submitMany(
        List.of(List.of(opAfter(-2)), List.of(opAfter(-1)), List.of(opAfter(-3))));

    assertThat(depends("2")).isEqualTo("[[1,[\"success\",\"error\"]]]");
    assertThat(depends("3")).isEqualTo("[[1,[]]]");
    assertThat(depends("4")).isEqualTo("[[3,[]]]");
    assertThat(depends("5")).isEqualTo("[[2,[]]]");
  }

  @Test
  void newClientsGetNumbers() throws Exception {
    serve(JobIds.NUMBER);
    submit(op(""));
    submit(opAfter("1"));
    assertThat(depends("2")).isEqualTo("[[1,[]]]");
  }

  @Test
  void whatLiesBeforeTheFirstJobIsRefused() throws Exception {
    serve(JobIds.NUMBER);
    assertThatThrownBy(() -> submit(opAfter(-1))).hasMessageContaining("invalid dependencies");
    assertThatThrownBy(() -> submit(opAfter("-1"))).hasMessageContaining("invalid dependencies");
    assertThat(fixture.queue.submitMany(List.of(List.of(opAfter(-9)), List.of(op("")))))
        .extracting(SubmittedJob::accepted)
        .containsExactly(false, true);
  }

  @Test
  void olderClientsCountBackWithinTheirCall() throws Exception {
    serve(JobIds.TEXT);
    submit(op(""));
    assertThat(
            fixture.queue.submitMany(
                List.of(List.of(opAfter(-1)), List.of(opAfter(-1, "success")))))
        .extracting(SubmittedJob::accepted)
        .containsExactly(false, true);
    assertThat(depends("3")).isEqualTo("[[\"2\",[\"success\"]]]");
    assertThatThrownBy(() -> submit(opAfter(-1))).hasMessageContaining("invalid dependencies");
  }

  private void serve(JobIds ids) throws Exception {
    fixture = QueueFixture.started(QueueFixture.options(folder).withIds(ids), new DiskFiles());
  }

  private void submit(JsonNode op) throws Exception {
    assertThat(fixture.queue.submit(List.of(op))).isNotNull();
  }

  private String depends(String id) {
    return fixture.job(id).ops().get(0).input().get("depends").toString();
  }
}
