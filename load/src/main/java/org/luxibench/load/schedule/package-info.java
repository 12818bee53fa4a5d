/**
 * When requests are due: rate profiles, even or Poisson spacing.
 *
 * <p>Pure arithmetic over nanoseconds since the phase's start; no clock and no sockets here.
 */
@NullMarked
package org.luxibench.load.schedule;

import org.jspecify.annotations.NullMarked;
