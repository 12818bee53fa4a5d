package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.load.SampleRun;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunRecords;

class ReportTest {
  @TempDir private Path folder;

  @Test
  void aRunFolderIsReadBackAndShownInEveryForm() throws Exception {
    Report report = SampleReport.of(SampleRun.contention());
    RunRecords.write(folder.resolve(RunFolder.RECORD), report.run());
    Report read = Report.read(folder);
    assertThat(read.load()).isEqualTo(report.load());
    assertThat(read.write(folder))
        .hasSize(Report.Form.values().length)
        .allMatch(Files::isRegularFile);
  }

  @Test
  void theMarkdownSummaryStartsWithTheVerdictAndNamesTheHost() {
    assertThat(SampleReport.of(SampleRun.regressed()).as(Report.Form.MARKDOWN))
        .startsWith("## \u274C bgl-contention: FAILED\n")
        .contains("- **lock-free-queries, node-add-waiting: FAILED, expected PASSED")
        .contains("| Host | bench1 |");
  }

  @Test
  void aMalformedLoadIsNamed() throws Exception {
    Path file = folder.resolve(RunFolder.RECORD);
    RunRecords.write(file, SampleReport.of(SampleRun.contention()).run());
    Files.writeString(file, Files.readString(file).replace("\"legs\"", "\"pegs\""));
    assertThatThrownBy(() -> Report.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("run.json")
        .hasMessageContaining("legs");
  }
}
