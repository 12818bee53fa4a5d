package org.luxibench.results.load;

/**
 * A time in which nothing ran.
 *
 * @param t its end, seconds since the leg's start
 * @param durationMicros how long it lasted
 * @param where {@code generator} or {@code daemon}, with the cause where it is known ({@code daemon
 *     gc})
 */
public record Pause(double t, long durationMicros, String where) {}
