package org.luxibench.results.ab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.luxibench.results.compare.Measurements;

/** A suite that refuses to go on when a side was built anew since it was made. */
public final class PinnedSuite implements Suite {
  private final Suite suite;
  private final Map<Path, BuiltJars> jars = new LinkedHashMap<>();

  /**
   * Takes note of what is built now.
   *
   * @param trees the work trees of both sides
   */
  public PinnedSuite(Suite suite, List<Path> trees) throws IOException {
    this.suite = suite;
    for (Path tree : trees) {
      jars.put(tree, BuiltJars.of(tree));
    }
  }

  @Override
  public Measurements measure(Side side, Path files) throws IOException {
    Measurements measured = suite.measure(side, files);
    for (BuiltJars each : jars.values()) {
      each.check();
    }
    return measured;
  }
}
