package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.SampleRun;
import org.luxibench.results.store.RunRecord;
import org.luxibench.results.store.SourceState;

class ComparedRunsTest {
  private static final List<String> ONE = List.of("lock-free-queries");

  private final Report base = SampleReport.of(SampleRun.contention(ONE));

  @Test
  void legsAreNamedAfterTheirCommits() {
    Report other = at(base, "fedcba9876543210");
    assertThat(ComparedRuns.merged(List.of(base, other)).legs())
        .extracting(Leg::name)
        .containsExactly("lock-free-queries @ 0123456789", "lock-free-queries @ fedcba9876");
  }

  @Test
  void runsOfOneCommitAreToldApartByTime() {
    assertThat(ComparedRuns.merged(List.of(base, base)).legs())
        .extracting(Leg::name)
        .allMatch(name -> name.equals("lock-free-queries @ 2026-01-02 03:04:05"));
  }

  @Test
  void thePageTellsWhereEachRunWasMade() {
    String page = ComparedRuns.page(List.of(base, at(base, "fedcba9876543210")));
    assertThat(page).contains("<th scope=\"col\">fedcba9876</th>", "The verdict is that of");
  }

  @Test
  void runsWithOtherBucketsAreRefused() {
    LoadResult load = base.load();
    LoadResult other =
        new LoadResult(
            load.scenario(),
            load.reason(),
            load.source(),
            load.verdict(),
            load.explanation(),
            List.of(1L, 2L),
            load.legs());
    assertThatThrownBy(() -> ComparedRuns.merged(List.of(base, SampleReport.of(other))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other buckets");
  }

  private static Report at(Report report, String commit) {
    RunRecord run = report.run();
    return new Report(
        new RunRecord(
            run.schemaVersion(),
            run.suite(),
            new SourceState(commit, false),
            run.commandLine(),
            run.host(),
            run.jvm(),
            run.started(),
            run.ended(),
            run.loadBefore(),
            run.loadAfter(),
            run.pausesMillis(),
            run.load(),
            run.bench()),
        report.load());
  }
}
