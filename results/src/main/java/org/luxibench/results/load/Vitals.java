package org.luxibench.results.load;

/**
 * The daemon process at one instant.
 *
 * @param t seconds since the leg's start
 * @param rssBytes resident memory
 * @param threads of the process
 * @param descriptors open files and sockets
 */
public record Vitals(double t, long rssBytes, int threads, int descriptors) {}
