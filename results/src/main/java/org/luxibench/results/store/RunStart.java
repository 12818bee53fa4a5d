package org.luxibench.results.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What is known before a run: taken at its start, completed to a {@link RunRecord} at its end.
 *
 * @param suite name of the suite, for load runs the scenario's
 */
public record RunStart(
    String suite,
    SourceState source,
    List<String> commandLine,
    HostFingerprint host,
    JvmFingerprint jvm,
    Instant started,
    LoadAverage loadBefore) {

  public RunStart {
    commandLine = List.copyOf(commandLine);
  }

  /**
   * Takes host, JVM, load average and time now.
   *
   * @param repository any directory of the work tree that was measured
   */
  public static RunStart take(String suite, Path repository, List<String> commandLine) {
    return new RunStart(
        suite,
        SourceState.of(repository),
        commandLine,
        HostFingerprint.take(),
        JvmFingerprint.take(),
        Instant.now(),
        LoadAverage.take());
  }

  /** The same with another JVM: the one measured, when that was not this process. */
  public RunStart withJvm(JvmFingerprint measured) {
    return new RunStart(suite, source, commandLine, host, measured, started, loadBefore);
  }

  /** The record of a load run that ends now. */
  public RunRecord endWithLoad(JsonNode load, double pausesMillis) {
    return end(pausesMillis, load, null);
  }

  /**
   * The record of a bench run that ends now; nobody looked for pauses.
   *
   * @param jmhFile name of JMH's JSON file in the run folder
   */
  public RunRecord endWithBench(String jmhFile) {
    return end(null, null, new RunRecord.BenchFiles(jmhFile));
  }

  private RunRecord end(
      @Nullable Double pausesMillis,
      @Nullable JsonNode load,
      RunRecord.@Nullable BenchFiles bench) {
    return new RunRecord(
        RunRecord.SCHEMA_VERSION,
        suite,
        source,
        commandLine,
        host,
        jvm,
        started,
        Instant.now(),
        loadBefore,
        LoadAverage.take(),
        pausesMillis,
        load,
        bench);
  }
}
