package org.luxibench.results.load;

/**
 * One request kind's share of a phase.
 *
 * @param method the LUXI method, with what is asked for where that matters ({@code Query node})
 * @param counts of this kind alone
 * @param response from the scheduled start to the reply; time-outs count with at least the time-out
 * @param service from the send to the reply; like {@code lag} with a count of 0 in runs that were
 *     stored before it was kept
 * @param lag from the scheduled start to the send
 */
public record Kind(
    String method, Counts counts, Percentiles response, Percentiles service, Percentiles lag) {}
