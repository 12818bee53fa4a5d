package org.luxibench.results.store;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What {@code run.json} holds: one run of one suite.
 *
 * @param schemaVersion layout of this record; writers give {@link #SCHEMA_VERSION}
 * @param suite letters, digits, dots, underscores and dashes: the folder above the run's
 * @param source commit that was measured
 * @param commandLine the command as typed, word by word
 * @param host machine it ran on
 * @param jvm JVM that was measured: the daemon's; of a bench run what its forks had in common, each
 *     bench's own is in JMH's file
 * @param started when measuring began (UTC)
 * @param ended when it ended (UTC)
 * @param loadBefore load average at the start
 * @param loadAfter load average at the end
 * @param pausesMillis milliseconds the machine or the JVM stood still, as far as was seen; null
 *     where nobody looked, as in bench runs
 * @param load result of a load run, as {@code org.luxibench.results.load.LoadResult} is written
 * @param bench result of a bench run
 */
public record RunRecord(
    int schemaVersion,
    String suite,
    SourceState source,
    List<String> commandLine,
    HostFingerprint host,
    JvmFingerprint jvm,
    Instant started,
    Instant ended,
    LoadAverage loadBefore,
    LoadAverage loadAfter,
    @Nullable Double pausesMillis,
    @Nullable JsonNode load,
    @Nullable BenchFiles bench) {

  /** The layout written today; see {@code run.schema.json}. */
  public static final int SCHEMA_VERSION = 4;

  public RunRecord {
    requireNonNull(suite, "suite is null");
    requireNonNull(source, "source is null");
    requireNonNull(host, "host is null");
    requireNonNull(jvm, "jvm is null");
    requireNonNull(started, "started is null");
    requireNonNull(ended, "ended is null");
    requireNonNull(loadBefore, "loadBefore is null");
    requireNonNull(loadAfter, "loadAfter is null");
    commandLine = List.copyOf(commandLine);
    // What JSON calls null is read as a node of its own.
    load = load == null || load.isNull() ? null : load;
  }

  /**
   * Where a bench run's figures are.
   *
   * @param jmh name of JMH's own JSON file beside {@code run.json}
   */
  public record BenchFiles(String jmh) {}
}
