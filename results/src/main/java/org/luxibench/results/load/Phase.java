package org.luxibench.results.load;

import com.fasterxml.jackson.annotation.JsonProperty;
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
 * @param response from the scheduled start to the reply: {@code lag}, {@code waited} and {@code
 *     service}; time-outs count with at least the time-out, errors do not count
 * @param service from the send to the reply
 * @param waited for how long no client was free for the request; like {@code lag} with a count of 0
 *     in runs that were stored before the two were told apart
 * @param lag how late the generator was beside that, which is what it is judged by
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
    @JsonProperty("wait") Percentiles waited,
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
    return judged(newVerdict, expected, newDetail);
  }

  /** The same phase, as nobody is surprised at it. */
  public Phase asItCameOut() {
    return judged(verdict, verdict, detail);
  }

  private Phase judged(Verdict newVerdict, Verdict newExpected, String newDetail) {
    return new Phase(
        name,
        startSeconds,
        endSeconds,
        newVerdict,
        newExpected,
        newDetail,
        plannedRate,
        rate,
        counts,
        connectRetries,
        response,
        service,
        waited,
        lag,
        curve,
        checks,
        premise,
        kinds);
  }
}
