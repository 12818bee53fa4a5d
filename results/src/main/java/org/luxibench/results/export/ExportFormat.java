package org.luxibench.results.export;

import java.util.List;
import java.util.Locale;

/** The formats that runs can be exported in. */
public enum ExportFormat {
  /** One line for each sample. */
  CSV {
    @Override
    public String write(List<Exported> runs) {
      return Csv.write(runs);
    }
  },
  /** The runs as they are stored, in one array. */
  JSON {
    @Override
    public String write(List<Exported> runs) {
      return JsonExport.write(runs);
    }
  },
  /** Text for Prometheus and its kin, one gauge a metric. */
  OPENMETRICS {
    @Override
    public String write(List<Exported> runs) {
      return OpenMetrics.write(runs);
    }
  },
  /** Bencher Metric Format, for {@code bencher run --adapter json}. */
  BENCHER {
    @Override
    public String write(List<Exported> runs) {
      return Bencher.write(runs);
    }
  },
  /** The custom JSON of github-action-benchmark, smaller is better. */
  GITHUB_ACTION_BENCHMARK {
    @Override
    public String write(List<Exported> runs) {
      return GithubActionBenchmark.write(runs);
    }
  };

  /** The runs in this format; ends with a newline. */
  public abstract String write(List<Exported> runs);

  /** As on the command line: {@code github-action-benchmark}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
