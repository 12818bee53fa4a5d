package org.luxibench.bench.luxi;

import java.io.IOException;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Who answers small questions about a small cluster. */
@State(Scope.Benchmark)
@SuppressWarnings("NullAway.Init")
public class Servers extends Trial {
  /** See {@link Trial#start}. */
  @Param({"echo", "daemon", "workers"})
  public String server;

  /** What is asked. */
  @Param({"VALUES", "INFO", "INSTANCES"})
  public Question question;

  /** How many the cluster has. */
  @Param("20")
  public int instances;

  @Setup(Level.Trial)
  public void start() throws IOException {
    start(server, question, instances);
  }
}
