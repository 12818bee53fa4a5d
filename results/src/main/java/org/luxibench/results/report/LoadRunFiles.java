package org.luxibench.results.report;

import java.io.IOException;
import java.nio.file.Path;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.LoadResultJson;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunRecord;
import org.luxibench.results.store.RunStart;

/** The end of a load run: its folder gets every file, and then its name. */
public final class LoadRunFiles {
  private LoadRunFiles() {}

  /**
   * Writes {@code run.json}, {@code report.html}, {@code junit.xml}, {@code metrics.prom}, {@code
   * summary.md} and {@code summary.txt}. What the run itself wrote into {@link RunFolder#path()},
   * such as the latency log, stays beside them. In a step of a GitHub workflow the summary is shown
   * there too.
   *
   * @param folder a folder not yet finished
   * @param start what was taken when the run began
   * @param pausesMillis milliseconds the machine or the JVM stood still, as far as was seen
   * @return the folder's final path
   */
  public static Path publish(RunFolder folder, RunStart start, LoadResult load, double pausesMillis)
      throws IOException {
    RunRecord run = start.endWithLoad(LoadResultJson.write(load), pausesMillis);
    Report report = new Report(run, load);
    report.write(folder.path());
    Path published = folder.finish(run);
    JobSummary.tellGitHub(System.getenv(), report.as(Report.Form.MARKDOWN));
    return published;
  }
}
