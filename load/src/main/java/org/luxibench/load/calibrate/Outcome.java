package org.luxibench.load.calibrate;

import java.util.List;
import org.luxibench.results.load.Verdict;

/**
 * What a case came to.
 *
 * @param rows by percentile, rising
 * @param addsUp whether the counts do
 * @param stoodStillMicros how long generator and server were kept from running meanwhile
 */
public record Outcome(List<Row> rows, boolean addsUp, double stoodStillMicros) {

  public Outcome {
    rows = List.copyOf(rows);
  }

  /**
   * PASSED when all percentiles agree with the computed ones. FAILED when the generator reports
   * what did not happen, or sent late of its own accord. INVALID when it reports what happened, or
   * nearly so on a machine that stood still, and that was not what should have.
   */
  public Verdict verdict() {
    if (!addsUp) {
      return Verdict.FAILED;
    }
    List<Row> off = rows.stream().filter(row -> !row.agrees()).toList();
    if (off.isEmpty()) {
      return Verdict.PASSED;
    }
    return off.stream().allMatch(this::isTheMachines) ? Verdict.INVALID : Verdict.FAILED;
  }

  private boolean isTheMachines(Row row) {
    return !row.wasSentLate(stoodStillMicros)
        && (row.isWhatWasServed() || row.isExcusedBy(stoodStillMicros));
  }
}
