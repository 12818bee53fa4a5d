package org.luxibench.results.load;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The requests whose scheduled start fell into one second; latencies in microseconds.
 *
 * @param t start of the second, since the leg's start
 * @param phase the name of the phase it belongs to
 * @param sent of those scheduled
 * @param completed of those sent
 * @param errors of those sent
 * @param timeouts of those sent
 * @param abandoned of those scheduled, given up without having been sent
 * @param p50 of the response time, as are all up to {@code max}; 0 when nothing was counted
 * @param p90 nine in ten are no slower
 * @param p99 two nines
 * @param max the slowest
 * @param lagP999 how late the generator was, three nines; null when nothing left in this second,
 *     and in runs that were stored before it was told from the wait
 * @param waitP999 for how long no client was free, three nines; null as {@code lagP999} is
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
    long abandoned,
    long p50,
    long p90,
    long p99,
    long max,
    @Nullable Long lagP999,
    @Nullable Long waitP999,
    List<Long> heat) {

  public Second {
    heat = List.copyOf(heat);
  }
}
