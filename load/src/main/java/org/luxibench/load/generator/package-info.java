/**
 * The open-loop generator: one selector thread, requests encoded beforehand, latencies counted from
 * the scheduled start.
 *
 * <p>Knows frames and clocks; no scenario, no threshold and no verdict here.
 */
@NullMarked
package org.luxibench.load.generator;

import org.jspecify.annotations.NullMarked;
