package org.luxibench.jobqueue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;
import org.luxibench.json.Json;
import org.luxibench.opcode.OpcodeTable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A queue on a folder with a processor that does as told. */
final class QueueFixture implements AutoCloseable {
  final FakeProcessor processor = new FakeProcessor();
  final FileJobQueue queue;

  private QueueFixture(JobQueueOptions options, FileLayer files) throws IOException {
    queue =
        FileJobQueue.open(
            options,
            new FileJobQueue.Parts(
                OpcodeTable.standard(), processor, files, InstantSource.system()));
  }

  static JobQueueOptions options(Path folder) {
    return JobQueueOptions.in(folder).withWorkers(4).withPatience(Duration.ofMillis(100));
  }

  /** Open, executing jobs. */
  static QueueFixture started(JobQueueOptions options, FileLayer files) throws IOException {
    QueueFixture fixture = new QueueFixture(options, files);
    fixture.queue.start();
    return fixture;
  }

  static QueueFixture started(Path folder) throws IOException {
    return started(options(folder), new DiskFiles());
  }

  /** Open, executing one job at a time. */
  static QueueFixture ofOneWorker(Path folder) throws IOException {
    return started(options(folder).withWorkers(1), new DiskFiles());
  }

  /** Open, executing nothing. */
  static QueueFixture idle(Path folder) throws IOException {
    return idle(folder, new DiskFiles());
  }

  static QueueFixture idle(Path folder, FileLayer files) throws IOException {
    return idle(options(folder), files);
  }

  static QueueFixture idle(JobQueueOptions options, FileLayer files) throws IOException {
    return new QueueFixture(options, files);
  }

  /** An opcode that does what {@link FakeProcessor} says of the comment. */
  static ObjectNode op(String comment) {
    ObjectNode op = Json.MAPPER.createObjectNode();
    op.put("OP_ID", "OP_TEST_DELAY");
    op.put("duration", 0);
    op.put("comment", comment);
    return op;
  }

  /** The same, waiting for another job. */
  static ObjectNode opAfter(Object job, String... statuses) {
    ObjectNode op = op("");
    op.set(
        "depends", Json.MAPPER.readTree(Json.text(List.of(List.of(job, Arrays.asList(statuses))))));
    return op;
  }

  String submit(JsonNode... ops) throws Exception {
    return (String) queue.submit(List.of(ops));
  }

  JobSnapshot job(String id) {
    return queue.find(id).orElseThrow(() -> new AssertionError("no job " + id));
  }

  JobSnapshot await(String id, JobStatus status) {
    Awaitility.await()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(2))
        .until(() -> job(id).status() == status);
    return job(id);
  }

  @Override
  public void close() {
    queue.close();
  }
}
