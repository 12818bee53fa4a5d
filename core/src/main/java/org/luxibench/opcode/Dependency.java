package org.luxibench.opcode;

import java.util.Set;

/**
 * A job that must have ended before the opcode may start.
 *
 * @param job the job's id; negative ids count back from the job being submitted
 * @param statuses the final statuses that will do: {@code canceled}, {@code success}, {@code
 *     error}; none given means any
 */
public record Dependency(String job, Set<String> statuses) {

  public Dependency {
    statuses = Set.copyOf(statuses);
  }

  /** Whether the id counts back in a call of SubmitManyJobs. */
  public boolean relative() {
    return job.startsWith("-");
  }
}
