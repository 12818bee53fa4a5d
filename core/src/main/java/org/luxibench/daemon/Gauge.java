package org.luxibench.daemon;

import java.util.function.LongSupplier;

/**
 * A number about the running daemon that goes up and down.
 *
 * @param name in the metrics, such as {@code luxibench_connections}
 * @param help what it counts, in a line
 * @param value as it is now; from any thread
 */
record Gauge(String name, String help, LongSupplier value) {}
