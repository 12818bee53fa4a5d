package org.luxibench.results.load;

import java.util.List;

/**
 * One measured stretch of a leg.
 *
 * @param name unique within the leg
 * @param startSeconds first scheduled request, since the leg's start
 * @param endSeconds end of the schedule; replies may come later
 * @param verdict what the phase came to
 * @param expected what it should come to for this leg; FAILED for a defect on show
 * @param detail why it failed or is invalid, and what to change; empty when it passed
 * @param plannedRate requests a second by the schedule; 0 in closed mode
 * @param rate completed requests a second
 * @param counts over all request kinds
 * @param connectRetries how often a client tried again to connect, for the server's queue of new
 *     connections was full; 0 in runs that were stored before it was counted
 * @param response from the scheduled start to the reply; time-outs count with at least the time-out
 * @param service from the send to the reply
 * @param lag from the scheduled start to the send
 * @param curve the response times' percentile curve, rising
 * @param checks the thresholds that were judged
 * @param premise what had to be true of the daemon while it was measured
 * @param kinds the same by request kind
 */
public record Phase(
    String name,
    double startSeconds,
    double endSeconds,
    Verdict verdict,
    Verdict expected,
    String detail,
    double plannedRate,
    double rate,
    Counts counts,
    long connectRetries,
    Percentiles response,
    Percentiles service,
    Percentiles lag,
    List<CurvePoint> curve,
    List<Check> checks,
    Premise premise,
    List<Kind> kinds) {

  public Phase {
    curve = List.copyOf(curve);
    checks = List.copyOf(checks);
    kinds = List.copyOf(kinds);
  }

  /** Whether the phase came out as it should for this leg. */
  public boolean asExpected() {
    return verdict == expected;
  }

  /** The same phase, judged otherwise. */
  public Phase withVerdict(Verdict newVerdict, String newDetail) {
    return new Phase(
        name,
        startSeconds,
        endSeconds,
        newVerdict,
        expected,
        newDetail,
        plannedRate,
        rate,
        counts,
        connectRetries,
        response,
        service,
        lag,
        curve,
        checks,
        premise,
        kinds);
  }
}
