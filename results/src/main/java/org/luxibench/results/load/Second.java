package org.luxibench.results.load;

import java.util.List;

/**
 * The requests whose scheduled start fell into one second; latencies in microseconds.
 *
 * @param t start of the second, since the leg's start
 * @param phase the name of the phase it belongs to
 * @param sent of those scheduled
 * @param completed of those sent
 * @param errors of those sent
 * @param timeouts of those sent
 * @param p50 of the response time, as are all up to {@code max}; 0 when nothing was counted
 * @param p90 nine in ten are no slower
 * @param p99 two nines
 * @param max the slowest
 * @param lagP999 schedule lag, three nines
 * @param heat counts by bucket of {@link LoadResult#heatBoundsMicros()}, the last being past all
 *     bounds; zeros at the end are left out
 */
public record Second(
    double t,
    String phase,
    long sent,
    long completed,
    long errors,
    long timeouts,
    long p50,
    long p90,
    long p99,
    long max,
    long lagP999,
    List<Long> heat) {

  public Second {
    heat = List.copyOf(heat);
  }

  /** Of those scheduled, how many were given up without having been sent; {@code heat} has them. */
  public long abandoned() {
    long settled = heat.stream().mapToLong(Long::longValue).sum();
    return Math.max(0, settled - completed - errors - timeouts);
  }
}
