package org.luxibench.results.ab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.luxibench.results.compare.Inputs;
import org.luxibench.results.compare.Measurements;

/**
 * The JMH benches: one fork of each is one sample.
 *
 * @param options JMH's own, such as which benches
 */
public record BenchSuite(List<String> options) implements Suite {
  /**
   * Read by every {@code java} that is started: the launcher of JMH and its forks. JMH's own
   * -jvmArgsAppend would take the place of what benches ask for by their annotations, and only on
   * the side that has options.
   */
  private static final String JAVA_OPTIONS = "JDK_JAVA_OPTIONS";

  public BenchSuite {
    options = List.copyOf(options);
  }

  @Override
  public Measurements measure(Side side, Path files) throws IOException {
    Path result = files.resolveSibling(files.getFileName() + ".json");
    Path log = files.resolveSibling(files.getFileName() + ".log");
    List<String> command = new ArrayList<>(List.of("./luxibench", "bench"));
    command.addAll(options);
    command.addAll(List.of("-f", "1", "-rf", "json", "-rff", result.toAbsolutePath().toString()));
    Map<String, String> environment = side.environment(JAVA_OPTIONS, System.getenv());
    int code = Step.run(side.directory(), environment, log, command);
    if (code != 0) {
      throw new IOException(
          "the benches of %s ended with %d, see %s".formatted(side.label(), code, log));
    }
    return Inputs.read(result.toString());
  }
}
