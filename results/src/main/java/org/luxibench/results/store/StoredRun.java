package org.luxibench.results.store;

import java.nio.file.Path;

/**
 * A finished run in its folder.
 *
 * @param folder that holds {@code run.json}
 * @param record what it says
 */
public record StoredRun(Path folder, RunRecord record) {
  /** The folder's own name: UTC time and commit. */
  public String name() {
    return String.valueOf(folder.getFileName());
  }

  /** PASSED, FAILED or INVALID for a load run; empty for a bench run, which judges nothing. */
  public String verdict() {
    return record.load() == null ? "" : record.load().path("verdict").asString("");
  }
}
