package org.luxibench.results.load;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where every planned request went.
 *
 * @param planned by the schedule (in closed mode: as many as clients had time for)
 * @param sent handed to the kernel, or to a connection that could not be made
 * @param completed answered in time with {@code success} true
 * @param errors answered with {@code success} false or wrongly, or the connection broke
 * @param timeouts not answered, or not connected, within the client's time-out
 * @param unfinished still in flight when the run was cut short
 * @param abandoned planned but never sent: no client was free, the request before it on its
 *     connection was not answered, or the run was cut short
 * @param errorsByClass error class to count; sums to {@code errors}; sorted
 */
public record Counts(
    long planned,
    long sent,
    long completed,
    long errors,
    long timeouts,
    long unfinished,
    long abandoned,
    Map<String, Long> errorsByClass) {

  public Counts {
    errorsByClass = Collections.unmodifiableMap(new TreeMap<>(errorsByClass));
  }

  /** Planned, and not answered well: in error, timed out, unfinished or never sent. */
  public long unanswered() {
    return planned - completed;
  }

  /** Whether every planned request is accounted for; a run in which this is false has failed. */
  public boolean addsUp() {
    long byClass = errorsByClass.values().stream().mapToLong(Long::longValue).sum();
    return planned == sent + abandoned
        && sent == completed + errors + timeouts + unfinished
        && errors == byClass;
  }
}
