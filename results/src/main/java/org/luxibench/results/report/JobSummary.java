package org.luxibench.results.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.store.RunRecord;

/** A load run in Markdown, as GitHub shows it at the top of a job. */
public final class JobSummary {
  /** Names the file that a GitHub step's summary is read from. */
  static final String STEP_SUMMARY = "GITHUB_STEP_SUMMARY";

  private JobSummary() {}

  /**
   * Adds a summary to that of the GitHub step this runs in; elsewhere does nothing.
   *
   * @param environment of the process
   */
  static void tellGitHub(Map<String, String> environment, String summary) throws IOException {
    String file = environment.getOrDefault(STEP_SUMMARY, "");
    if (!file.isEmpty()) {
      Files.writeString(
          Path.of(file), summary + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
  }

  /** The whole text. */
  public static String of(RunRecord run, LoadResult load) {
    StringBuilder out = new StringBuilder();
    out.append(
        "## %s %s: %s\n\n".formatted(sign(load), Markup.markdown(load.scenario()), load.verdict()));
    out.append(Markup.markdown(load.reason())).append("\n\n");
    if (!load.explanation().isEmpty()) {
      load.explanation().lines().forEach(line -> out.append(Markup.markdown(line)).append("\n\n"));
    }
    List<String> surprises = VerdictTable.surprises(load);
    surprises.forEach(line -> out.append("- **").append(Markup.markdown(line)).append("**\n"));
    out.append(surprises.isEmpty() ? "" : "\n");
    out.append(VerdictTable.of(load).markdown()).append('\n');
    out.append("<details><summary>Run, host and versions</summary>\n\n");
    out.append(RunFacts.of(run).markdown());
    return out.append("\n</details>\n").toString();
  }

  private static String sign(LoadResult load) {
    return switch (load.verdict()) {
      case PASSED -> "\u2705";
      case FAILED -> "\u274C";
      case INVALID -> "\u26A0\uFE0F";
    };
  }
}
