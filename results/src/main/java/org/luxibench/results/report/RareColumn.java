package org.luxibench.results.report;

import java.util.Arrays;
import java.util.List;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Phase;
import org.luxibench.results.report.Table.Column;

/** A count that most runs lack: the tables of verdicts have its column where some phase has any. */
enum RareColumn {
  UNFINISHED("unfinished"),
  ABANDONED("abandoned"),
  RETRIES("connect retries");

  private final String title;

  RareColumn(String title) {
    this.title = title;
  }

  private long count(Phase phase) {
    return switch (this) {
      case UNFINISHED -> phase.counts().unfinished();
      case ABANDONED -> phase.counts().abandoned();
      case RETRIES -> phase.connectRetries();
    };
  }

  /** Those that a run needs, in the order of the table. */
  static List<RareColumn> of(LoadResult run) {
    return Arrays.stream(values())
        .filter(
            column ->
                run.legs().stream()
                    .flatMap(leg -> leg.phases().stream())
                    .anyMatch(phase -> column.count(phase) > 0))
        .toList();
  }

  Column head() {
    return Column.number(title);
  }

  String cell(Phase phase) {
    return Figures.count(count(phase));
  }
}
