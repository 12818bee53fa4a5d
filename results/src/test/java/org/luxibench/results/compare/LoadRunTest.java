package org.luxibench.results.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.ExitCode;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.LoadResultJson;
import org.luxibench.results.load.SampleRun;
import org.luxibench.results.load.Verdict;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.JvmFingerprint;
import org.luxibench.results.store.LoadAverage;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunStart;
import org.luxibench.results.store.SourceState;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class LoadRunTest {
  @TempDir private Path root;

  private void keep(LoadResult load) throws IOException {
    keep(root, load);
  }

  private static void keep(Path root, LoadResult load) throws IOException {
    RunStart start =
        new RunStart(
            "bgl-contention",
            new SourceState("0123456789abcdef", false),
            List.of("load"),
            HostFingerprint.take(),
            JvmFingerprint.take(),
            Instant.parse("2026-01-02T03:04:05Z"),
            LoadAverage.UNKNOWN);
    RunFolder.create(root, start).finish(start.endWithLoad(LoadResultJson.write(load), 0));
  }

  @Test
  void oneRunIsOneSampleOfEachPercentileOfEachPhase() throws IOException {
    keep(SampleRun.contention());
    keep(SampleRun.contention());

    Measurements found = Inputs.read(root.toString());

    assertThat(found.series())
        .filteredOn(one -> one.subject().equals("lock-free-queries/baseline"))
        .extracting(one -> one.metric().name(), one -> one.sample().size())
        .containsExactly(tuple("p50", 2), tuple("p99", 2), tuple("p99.9", 2));
  }

  @Test
  void phasesThatShowADefectAreLeftOutAndTold() throws IOException {
    keep(SampleRun.contention());

    Measurements found = Inputs.read(root.toString());

    assertThat(found.series())
        .extracting(Series::subject)
        .doesNotContain("bgl-queries/node-add-waiting");
    assertThat(found.notes()).contains("bgl-queries/node-add-waiting left out: it shows a defect");
  }

  @Test
  void invalidPhasesAreLeftOutAndTold() throws IOException {
    LoadResult load = SampleRun.contention();
    var leg = load.legs().get(2);
    var invalid = leg.phases().stream().map(p -> p.withVerdict(Verdict.INVALID, "no")).toList();
    keep(
        new LoadResult(
            load.scenario(),
            load.reason(),
            load.source(),
            Verdict.INVALID,
            "",
            load.heatBoundsMicros(),
            List.of(leg.withPhases(Verdict.INVALID, invalid))));

    Measurements found = Inputs.read(root.toString());

    assertThat(found.series()).isEmpty();
    assertThat(found.notes()).anyMatch(note -> note.contains("it is invalid"));
  }

  @Test
  void phaseThatFailsAnewHasRegressedHoweverFastItIs() throws IOException {
    for (int run = 0; run < 10; run++) {
      keep(root.resolve("base"), SampleRun.contention());
      keep(root.resolve("cand"), SampleRun.regressed());
    }

    Comparison comparison =
        Judge.standard()
            .compare(
                Inputs.read(root.resolve("base").toString()),
                Inputs.read(root.resolve("cand").toString()));

    assertThat(comparison.rows())
        .filteredOn(row -> row.verdict() == RowVerdict.REGRESSED)
        .extracting(Row::metric)
        .containsExactly(Metric.FAILED);
    assertThat(comparison.exitCode()).isEqualTo(ExitCode.REGRESSION);
  }

  @Test
  void errorsHaveNoLatencyAndCountAsFailedWhateverTheThresholds() throws IOException {
    keep(withErrors(SampleRun.contention(List.of("lock-free-queries")), 33));

    Measurements found = Inputs.read(root.toString());

    assertThat(found.series()).isEmpty();
    assertThat(found.runs().values()).isNotEmpty().allMatch(Runs::mostlyFailed);
    assertThat(found.notes()).anyMatch(note -> note.contains("33 of 3200 requests failed"));
  }

  @Test
  void singleErrorsAreBorne() throws IOException {
    keep(withErrors(SampleRun.contention(List.of("lock-free-queries")), 32));

    Measurements found = Inputs.read(root.toString());

    assertThat(found.series()).hasSize(6 * 3);
    assertThat(found.runs().values()).noneMatch(Runs::mostlyFailed);
  }

  private static LoadResult withErrors(LoadResult load, long errors) {
    ObjectNode tree = (ObjectNode) LoadResultJson.write(load);
    for (JsonNode phase : tree.at("/legs/0/phases")) {
      ((ObjectNode) phase.path("counts")).put("errors", errors);
    }
    return LoadResultJson.read(tree);
  }

  @Test
  void globNamesSeveralRuns() throws IOException {
    keep(SampleRun.contention());
    keep(SampleRun.contention());
    Files.createDirectories(root.resolve("bgl-contention/.partial-x"));

    assertThat(Inputs.find(root + "/bgl-*/2026*")).hasSize(2);
    assertThat(Inputs.find(root + "/bgl-*/*-2")).hasSize(1);
  }
}
