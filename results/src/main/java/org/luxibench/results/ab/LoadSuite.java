package org.luxibench.results.ab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.luxibench.results.ExitCode;
import org.luxibench.results.compare.Inputs;
import org.luxibench.results.compare.Measurements;
import org.luxibench.results.store.RunFolder;

/**
 * A load scenario: one run is one sample. A run that misses its thresholds is measured all the
 * same, and counted as failed. An invalid one is made once more, for few rounds cannot spare a
 * sample; what is invalid then too is left out.
 *
 * @param options of {@code luxibench load}, such as the scenario
 */
public record LoadSuite(List<String> options) implements Suite {
  private static final String DAEMON_OPTIONS = "LUXIBENCH_DAEMON_JAVA_OPTS";

  /** Behind the name of what a second attempt leaves. */
  private static final String AGAIN = "-again";

  /** A run that came to its end: it passed, failed or was invalid, which its record tells. */
  private static final Set<Integer> JUDGED =
      Set.of(ExitCode.OK, ExitCode.REGRESSION, ExitCode.INVALID);

  public LoadSuite {
    options = List.copyOf(options);
  }

  @Override
  public Measurements measure(Side side, Path files) throws IOException {
    if (run(side, files) != ExitCode.INVALID) {
      return Inputs.read(files.toString());
    }
    Path again = files.resolveSibling(files.getFileName() + AGAIN);
    run(side, again);
    return Inputs.read(again.toString())
        .noting("%s was INVALID and made once more".formatted(files.getFileName()));
  }

  /** Runs it once; returns its exit code. */
  private int run(Side side, Path files) throws IOException {
    Path log = files.resolveSibling(files.getFileName() + ".log");
    List<String> command = new ArrayList<>(List.of("./luxibench", "load"));
    command.addAll(options);
    command.addAll(List.of("--out", files.toAbsolutePath().toString()));
    Map<String, String> environment = side.environment(DAEMON_OPTIONS, System.getenv());
    int code = Step.run(side.directory(), environment, log, command);
    if (!JUDGED.contains(code) || !Files.exists(files.resolve(RunFolder.RECORD))) {
      throw new IOException(
          "the load run of %s ended with %d, see %s".formatted(side.label(), code, log));
    }
    return code;
  }
}
