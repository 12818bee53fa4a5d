package org.luxibench.bench.luxi;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A small query while the daemon answers large ones on other connections without pause. Where the
 * echo answers the small one, only the processors are shared: what the daemon adds to that is its
 * own doing.
 */
@Fork(value = 3, jvmArgsAppend = "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class BesideLargeBench {

  /** One small query after the other. */
  @Benchmark
  @Threads(1)
  public int small(Small client, LargeReaders readers) throws IOException {
    return client.ask();
  }

  /** A cluster whose instances make a large answer. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init")
  public static class Many extends Trial {
    /** See {@link Trial#start}. */
    @Param({"echo", "daemon", "workers"})
    public String server;

    /** What the small query asks. */
    @Param("VALUES")
    public Question question;

    /** How many the cluster has. */
    @Param("10000")
    public int instances;

    @Setup(Level.Trial)
    public void start() throws IOException {
      start(server, question, instances);
    }
  }

  /** The connection of the small query. */
  @State(Scope.Thread)
  public static class Small extends Connected {

    @Setup
    public void connect(Many servers) throws IOException {
      connect(servers.socket(), servers.question);
    }
  }

  /** Clients that ask for all instances again and again. */
  @State(Scope.Benchmark)
  @SuppressWarnings("NullAway.Init")
  public static class LargeReaders {
    /** How many of them. */
    @Param({"0", "4"})
    public int readers;

    /** What they ask. */
    @Param({"INSTANCES", "LIVE"})
    public Question large;

    private final List<Line> lines = new ArrayList<>();

    /** Connects them all, and lets them ask. */
    @Setup
    public void start(Many servers) throws IOException {
      for (int i = 0; i < readers; i++) {
        Line line = Line.to(servers.daemonSocket());
        lines.add(line);
        new Thread(() -> readOn(line), "large-reader-" + i).start();
      }
    }

    private void readOn(Line line) {
      ByteBuffer request = ByteBuffer.wrap(large.frame());
      try {
        while (line.exchange(request) > 0) {
          Thread.onSpinWait();
        }
      } catch (IOException closed) {
        Thread.currentThread().interrupt();
      }
    }

    /** Hangs up. */
    @TearDown
    public void stop() throws IOException {
      for (Line line : lines) {
        line.close();
      }
      lines.clear();
    }
  }
}
