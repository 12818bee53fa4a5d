/**
 * One night: benches and scenarios measured within a budget, judged against the last good runs and
 * the baseline, told on one page with one exit code.
 *
 * <p>What was done is kept in a state file after each step, so that an aborted night goes on where
 * it stopped. Measuring is other programs' work, judging is {@code compare}'s and {@code trend}'s.
 */
@NullMarked
package org.luxibench.results.nightly;

import org.jspecify.annotations.NullMarked;
