package org.luxibench.results.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.LoadResultJson;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunRecord;
import org.luxibench.results.store.RunRecords;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * One load run in all the forms it is shown in.
 *
 * @param run where, when and on what
 * @param load what was measured
 */
public record Report(RunRecord run, LoadResult load) {

  /** A form of the report and the file it goes to. */
  public enum Form {
    HTML("report.html"),
    JUNIT("junit.xml"),
    PROMETHEUS("metrics.prom"),
    MARKDOWN("summary.md"),
    TEXT("summary.txt");

    private final String file;

    Form(String file) {
      this.file = file;
    }

    /** The file's name in the run's folder. */
    public String file() {
      return file;
    }
  }

  /**
   * Reads a run.
   *
   * @param path the run's folder, or its {@code run.json}
   * @throws IOException when there is no run, or one that is not of the load generator
   */
  public static Report read(Path path) throws IOException {
    Path file = Files.isRegularFile(path) ? path : path.resolve(RunFolder.RECORD);
    RunRecord run = RunRecords.read(file);
    JsonNode load = run.load();
    if (load == null) {
      throw new IOException(file + " is of suite '" + run.suite() + "', expected a load run");
    }
    try {
      return new Report(run, LoadResultJson.read(load));
    } catch (JacksonException malformed) {
      throw new IOException(
          "%s: \"load\" is malformed: %s".formatted(file, malformed.getOriginalMessage()),
          malformed);
    }
  }

  /** The report in one form. */
  public String as(Form form) {
    return switch (form) {
      case HTML -> HtmlPage.of(run, load);
      case JUNIT -> JUnitXml.of(load);
      case PROMETHEUS -> PrometheusText.of(run, load);
      case MARKDOWN -> JobSummary.of(run, load);
      case TEXT -> VerdictTable.text(load);
    };
  }

  /**
   * Writes every form into a folder, each file replaced atomically.
   *
   * @return the files
   */
  public List<Path> write(Path folder) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Form form : Form.values()) {
      Path file = folder.resolve(form.file());
      write(file, as(form));
      files.add(file);
    }
    return files;
  }

  /** Writes a text, replacing the file atomically; folders are made as needed. */
  public static void write(Path file, String text) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.resolveSibling(".").normalize();
    Files.createDirectories(folder);
    Path temporary = folder.resolve("." + target.getFileName() + ".new");
    Files.writeString(temporary, text, StandardCharsets.UTF_8);
    Files.move(
        temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
