package org.luxibench.results.load;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where every planned request went.
 *
 * @param planned by the schedule (in closed mode: sent)
 * @param sent handed to the kernel
 * @param completed answered in time with {@code success} true
 * @param errors answered with {@code success} false or wrongly, or the connection broke
 * @param timeouts not answered within the client's time-out
 * @param unfinished still in flight when the run was cut short
 * @param abandoned planned but never sent: no connection was free, or the run was cut short
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

  /** Whether every planned request is accounted for; a run in which this is false has failed. */
  public boolean addsUp() {
    long byClass = errorsByClass.values().stream().mapToLong(Long::longValue).sum();
    return planned == sent + abandoned
        && sent == completed + errors + timeouts + unfinished
        && errors == byClass;
  }
}
