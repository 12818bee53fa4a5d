/**
 * A suite's history: each metric over the runs, and where it changed its level.
 *
 * <p>Reads stored runs through {@code compare}'s readers, leaves the search for changes to {@code
 * stats}, and tells the outcome as text, JSON and HTML.
 */
@NullMarked
package org.luxibench.results.trend;

import org.jspecify.annotations.NullMarked;
