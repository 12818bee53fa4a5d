package org.luxibench.results.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunRecord;
import org.luxibench.results.store.RunRecords;

/** Finds and reads what the user named as one side of a comparison. */
public final class Inputs {
  private Inputs() {}

  /**
   * Reads a JMH JSON file or a run folder.
   *
   * @throws IOException when it cannot be read or holds no measurements
   */
  public static Measurements read(Path named) throws IOException {
    return Files.isDirectory(named) ? run(named) : JmhFile.read(named);
  }

  private static Measurements run(Path folder) throws IOException {
    RunRecord run = RunRecords.read(folder.resolve(RunFolder.RECORD));
    if (run.bench() == null) {
      throw new IOException(folder + " holds no bench run");
    }
    Measurements jmh = JmhFile.read(folder.resolve(run.bench().jmh()));
    return new Measurements(
        folder.toString(), jmh.series(), List.of(run.host()), jmh.jvms(), jmh.notes());
  }
}
