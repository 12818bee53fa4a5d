package org.luxibench.results.load;

/**
 * One request kind's share of a phase.
 *
 * @param method the LUXI method, with what is asked for where that matters ({@code Query node})
 * @param counts of this kind alone
 * @param response from the scheduled start to the reply
 */
public record Kind(String method, Counts counts, Percentiles response) {}
