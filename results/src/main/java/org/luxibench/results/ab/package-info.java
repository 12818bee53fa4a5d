/**
 * Two revisions measured side by side on this machine, until something may be said of them.
 *
 * <p>Checks out and builds, interleaves the sides' forks or load runs, looks at them by a
 * sequential rule, and reruns what looks regressed. The judging is {@code compare}'s.
 */
@NullMarked
package org.luxibench.results.ab;

import org.jspecify.annotations.NullMarked;
