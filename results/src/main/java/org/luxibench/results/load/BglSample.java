package org.luxibench.results.load;

/**
 * The big lock as one QueryLocks reply showed it.
 *
 * @param t seconds since the leg's start
 * @param state how it was held
 * @param pendingShared names waiting to share it
 * @param pendingExclusive names waiting to hold it alone
 */
public record BglSample(double t, BglState state, int pendingShared, int pendingExclusive) {}
