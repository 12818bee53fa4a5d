package org.luxibench.opcode;

import java.util.Set;

/**
 * A job that must have ended before the opcode may start.
 *
 * @param job the job's id
 * @param statuses the final statuses that will do: {@code canceled}, {@code success}, {@code
 *     error}; none given means any
 */
public record Dependency(String job, Set<String> statuses) {

  public Dependency {
    statuses = Set.copyOf(statuses);
  }
}
