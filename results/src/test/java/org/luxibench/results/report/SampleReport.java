package org.luxibench.results.report;

import java.time.Instant;
import java.util.List;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.LoadResultJson;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.JvmFingerprint;
import org.luxibench.results.store.LoadAverage;
import org.luxibench.results.store.RunRecord;
import org.luxibench.results.store.SourceState;

/** Wraps a made-up load run into the record of a run on a made-up host. */
final class SampleReport {
  private SampleReport() {}

  static Report of(LoadResult load) {
    return new Report(
        new RunRecord(
            RunRecord.SCHEMA_VERSION,
            load.scenario(),
            new SourceState("0123456789abcdef0123456789abcdef01234567", false),
            List.of("load", load.scenario(), "--quick"),
            new HostFingerprint(
                "bench1",
                "Some CPU @ 2 GHz",
                2,
                "performance",
                "Linux 6.1",
                8L << 30,
                "none",
                "none"),
            new JvmFingerprint(
                "17.0.15+6", "Debian", "OpenJDK 64-Bit Server VM", List.of("-Xmx1g")),
            Instant.parse("2026-01-02T03:04:05Z"),
            Instant.parse("2026-01-02T03:06:45Z"),
            new LoadAverage(0.1, 0.2, 0.3),
            new LoadAverage(1.1, 0.7, 0.4),
            84.0,
            LoadResultJson.write(load),
            null),
        load);
  }
}
