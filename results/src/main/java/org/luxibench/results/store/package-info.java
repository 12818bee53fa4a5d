/**
 * Run folders and what {@code run.json} says: suite, commit, host, JVM and the measured results.
 *
 * <p>Knows the files of one run and of all runs; no statistics and no judgement live here. The
 * results themselves stay JSON trees, so that this package depends on none of ours.
 */
@NullMarked
package org.luxibench.results.store;

import org.jspecify.annotations.NullMarked;
