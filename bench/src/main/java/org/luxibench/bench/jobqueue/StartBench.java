package org.luxibench.bench.jobqueue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.luxibench.jobqueue.FileJobQueue;
import org.luxibench.jobqueue.JobQueueOptions;
import org.luxibench.opcode.OpcodeTable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long a cold JVM takes to open a queue, list it and close it, and what the archive adds. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 0)
@Measurement(iterations = 1)
@Fork(value = 3, jvmArgsAppend = "-Dluxibench.log=WARN")
public class StartBench {
  private static final int BUCKET = 10_000;
  private static final String JOB =
      """
      {"end_timestamp":[1795345409,1],"id":%d,"ops":[{"end_timestamp":[1795345409,1],\
      "exec_timestamp":[1795345408,9],"input":{"OP_ID":"OP_TEST_DELAY","comment":null,\
      "debug_level":0,"depends":null,"dry_run":null,"duration":0,"on_master":true,"on_nodes":[],\
      "priority":0,"repeat":0},"log":[],"priority":0,"result":null,"start_timestamp":\
      [1795345408,8],"status":"success"}],"received_timestamp":[1795345408,7],\
      "start_timestamp":[1795345408,8]}""";

  /** Jobs not archived. */
  @Param("5000")
  public int live;

  /** Jobs in the archive. */
  @Param({"0", "100000"})
  public int archived;

  private Path folder;

  /** The folder, as a daemon left it that ended cleanly. */
  @Setup
  public void write() throws IOException {
    folder = Files.createTempDirectory("start");
    for (int id = 1; id <= archived; id++) {
      Path bucket = folder.resolve("archive/" + id / BUCKET);
      if (id == 1 || id % BUCKET == 0) {
        Files.createDirectories(bucket);
      }
      Files.writeString(bucket.resolve("job-" + id), JOB.formatted(id));
    }
    int last = archived + live;
    for (int id = archived + 1; id <= last; id++) {
      Files.writeString(folder.resolve("job-" + id), JOB.formatted(id));
    }
    Files.writeString(folder.resolve("version"), "1\n");
    Files.writeString(folder.resolve("serial"), last + "\n");
  }

  /** Removes all files. */
  @TearDown
  public void remove() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Opens, lists all live jobs, closes. */
  @Benchmark
  public int openAndList() throws IOException {
    try (FileJobQueue queue =
        FileJobQueue.open(
            JobQueueOptions.in(folder),
            OpcodeTable.standard(),
            (opcode, host) -> {
              throw new IllegalStateException("this queue is not started");
            })) {
      return queue.live().size();
    }
  }
}
