package org.luxibench.jobqueue;

import java.util.List;

/**
 * What AutoArchiveJobs answers.
 *
 * @param archived jobs moved to the archive
 * @param untouched jobs not looked at when the time budget ran out
 */
public record ArchiveAnswer(int archived, int untouched) {

  /** {@code [archived, untouched]}. */
  public List<Integer> wire() {
    return List.of(archived, untouched);
  }
}
