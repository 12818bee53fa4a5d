package org.luxibench.bench.jobqueue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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
import org.luxibench.processor.SubmittedJob;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
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
public class SubmissionBench {
  private static final int MANY = 100;
  private static final int NO_LIMIT = 100_000_000;
  private static final JsonNode OPCODE =
      Json.MAPPER.readTree(
          "{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":0,\"on_master\":true,\"on_nodes\":[],"
              + "\"repeat\":0}");

  private final List<JsonNode> job = List.of(OPCODE);
  private final List<List<JsonNode>> manyJobs = Collections.nCopies(MANY, job);
  private Path folder;
  private Path bareFolder;
  private byte[] bytes;
  private FileJobQueue queue;
  private long bareFiles;

  /** An empty queue, and the bytes of one job's file. */
  @Setup(Level.Iteration)
  public void open() throws IOException, GanetiException {
    folder = Files.createTempDirectory("submission");
    bareFolder = Files.createDirectory(folder.resolve("bare"));
    queue =
        FileJobQueue.open(
            JobQueueOptions.in(folder.resolve("queue")).withMaxLive(NO_LIMIT),
            OpcodeTable.standard(),
            (opcode, host) -> {
              throw new IllegalStateException("this queue is not started");
            });
    queue.submit(job);
    bytes = Files.readAllBytes(folder.resolve("queue/job-1"));
    bareFiles = 0;
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

  /** The same bytes written to a new file, synced and renamed. The folder is not synced. */
  @Benchmark
  public long bare() throws IOException {
    Path temporary = bareFolder.resolve("new");
    try (FileChannel channel =
        FileChannel.open(
            temporary,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      channel.write(ByteBuffer.wrap(bytes));
      channel.force(true);
    }
    Files.move(temporary, bareFolder.resolve("job-" + ++bareFiles), StandardCopyOption.ATOMIC_MOVE);
    return bareFiles;
  }

  /** One client, one job a call. */
  @Benchmark
  public Object submitJob() throws GanetiException {
    return queue.submit(job);
  }

  /** One client, a hundred jobs a call. */
  @Benchmark
  @OperationsPerInvocation(MANY)
  public List<SubmittedJob> submitManyJobs() throws GanetiException {
    return queue.submitMany(manyJobs);
  }

  /** Sixteen clients, one job a call each. */
  @Benchmark
  @Threads(16)
  public Object submitJobSixteenClients() throws GanetiException {
    return queue.submit(job);
  }
}
