/**
 * Two sets of measurements, and what may be said of their difference.
 *
 * <p>Reads JMH files and load runs into series of samples (one fork or one load run is one sample),
 * judges each pair of series, and tells the outcome as text, Markdown, JSON and HTML. No statistics
 * of its own: those are in {@code stats}.
 */
@NullMarked
package org.luxibench.results.compare;

import org.jspecify.annotations.NullMarked;
