package org.luxibench.results.load;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One request kind's share of a phase.
 *
 * @param method the LUXI method, with what is asked for where that matters ({@code Query node})
 * @param counts of this kind alone
 * @param response from the scheduled start to the reply; time-outs count with at least the
 *     time-out, errors do not count
 * @param service from the send to the reply; like {@code waited} and {@code lag} with a count of 0
 *     in runs that were stored before it was kept
 * @param waited for how long no client was free for the request
 * @param lag how late the generator was beside that: from the scheduled start to the send, less the
 *     wait
 */
public record Kind(
    String method,
    Counts counts,
    Percentiles response,
    Percentiles service,
    @JsonProperty("wait") Percentiles waited,
    Percentiles lag) {}
