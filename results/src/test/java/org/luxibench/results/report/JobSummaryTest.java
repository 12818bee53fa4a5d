package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.SampleRun;

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
  void whyTheRunIsAsItIsStandsInIt() {
    assertThat(markdown(SampleRun.cutShort()))
        .startsWith("## \u26A0\uFE0F bgl-contention: INVALID\n\n")
        .contains("\n\nThe run was cut short.\n\n");
    assertThat(markdown(SampleRun.regressed()))
        .contains(
            "- **lock-free-queries, node-add-waiting: FAILED, expected PASSED:"
                + " p99 51.3 ms, limit 25 ms**\n");
  }

  @Test
  void whatADaemonSaysIsNoMarkup() {
    String told =
        markdown(SampleRun.hostile("**x** <img src=y> [z](w) @all\n# head\n`c`\u001b[31m"));
    assertThat(told)
        .contains("\\*\\*x\\*\\* &lt;img src=y\\> \\[z\\](w) &#64;all \\# head \\`c\\`\uFFFD\\[31m")
        .doesNotContain("<img", "\n# head", "\u001b");
  }

  private static String markdown(LoadResult run) {
    return SampleReport.of(run).as(Report.Form.MARKDOWN);
  }

  @Test
  void elsewhereNothingIsWritten() throws Exception {
    JobSummary.tellGitHub(Map.of(), "lost");
    JobSummary.tellGitHub(Map.of(JobSummary.STEP_SUMMARY, ""), "lost");
    assertThat(folder).isEmptyDirectory();
  }
}
