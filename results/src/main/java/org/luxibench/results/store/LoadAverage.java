package org.luxibench.results.store;

import java.nio.file.Path;

/**
 * Processes running or waiting to, averaged over one, five and fifteen minutes; -1 when unknown.
 * What else ran on the machine explains many a "regression".
 */
public record LoadAverage(double one, double five, double fifteen) {
  /** What a system without /proc/loadavg gives. */
  public static final LoadAverage UNKNOWN = new LoadAverage(-1, -1, -1);

  /** Reads it now. */
  public static LoadAverage take() {
    return new HostFiles(Path.of("/")).loadAverage();
  }
}
