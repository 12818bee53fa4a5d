package org.luxibench.bench.jobqueue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.luxibench.error.GanetiException;
import org.luxibench.jobqueue.FileJobQueue;
import org.luxibench.jobqueue.JobQueueOptions;
import org.luxibench.json.Json;
import org.luxibench.opcode.OpcodeTable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;

/**
 * Submission to a queue that executes nothing, so that the disk is the submissions' alone. Each
 * iteration has an empty folder below {@code java.io.tmpdir}: set that to the disk in question.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 3, jvmArgsAppend = "-Dluxibench.log=WARN")
@SuppressWarnings("NullAway.Init")
public class SubmissionBench {
  private static final int MANY = 100;
  private static final int NO_LIMIT = 100_000_000;
  private static final JsonNode OPCODE =
      Json.MAPPER.readTree(
          "{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":0,\"on_master\":true,\"on_nodes\":[],"
              + "\"repeat\":0}");

  private static final List<JsonNode> JOB = List.of(OPCODE);
  private static final List<List<JsonNode>> MANY_JOBS = Collections.nCopies(MANY, JOB);

  /**
   * Who keeps the jobs: the queue, or bare files; {@code bare-folder} also syncs the folder after
   * each, without which a rename may be lost, as the queue must.
   */
  @Param({"queue", "bare", "bare-folder"})
  public String store;

  private Path folder;
  private FileJobQueue queue;
  private BareFiles bare;

  /** An empty queue, and the bytes of one job's file for its competitors. */
  @Setup(Level.Iteration)
  public void open() throws IOException, GanetiException {
    folder = Files.createTempDirectory("submission");
    queue =
        FileJobQueue.open(
            JobQueueOptions.in(folder.resolve("queue")).withMaxLive(NO_LIMIT),
            OpcodeTable.standard(),
            (opcode, host) -> {
              throw new IllegalStateException("this queue is not started");
            });
    queue.submit(JOB);
    byte[] bytes = Files.readAllBytes(folder.resolve("queue/job-1"));
    bare =
        new BareFiles(
            Files.createDirectory(folder.resolve("bare")), bytes, store.equals("bare-folder"));
  }

  /** Removes all files. */
  @TearDown(Level.Iteration)
  public void close() throws IOException {
    queue.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** One client, one job a call. */
  @Benchmark
  public Object one() throws IOException, GanetiException {
    return submit();
  }

  /** One client, a hundred jobs a call. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public Object hundred() throws IOException, GanetiException {
    if (store.equals("queue")) {
      return queue.submitMany(MANY_JOBS);
    }
    for (int i = 1; i < MANY; i++) {
      bare.write();
    }
    return bare.write();
  }

  /** Sixteen clients, one job a call each. */
  @Benchmark
  @Threads(16)
  public Object sixteen() throws IOException, GanetiException {
    return submit();
  }

  private Object submit() throws IOException, GanetiException {
    return store.equals("queue") ? queue.submit(JOB) : bare.write();
  }
}
