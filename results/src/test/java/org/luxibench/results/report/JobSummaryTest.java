package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobSummaryTest {
  @TempDir private Path folder;

  @Test
  void summariesOfOneStepFollowEachOther() throws Exception {
    Path file = folder.resolve("step.md");
    Map<String, String> environment = Map.of(JobSummary.STEP_SUMMARY, file.toString());
    JobSummary.tellGitHub(environment, "first");
    JobSummary.tellGitHub(environment, "second");
    assertThat(file).hasContent("first\nsecond\n");
  }

  @Test
  void elsewhereNothingIsWritten() throws Exception {
    JobSummary.tellGitHub(Map.of(), "lost");
    JobSummary.tellGitHub(Map.of(JobSummary.STEP_SUMMARY, ""), "lost");
    assertThat(folder).isEmptyDirectory();
  }
}
