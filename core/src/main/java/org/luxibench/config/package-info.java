/**
 * The cluster as it is configured: immutable records, and the one store that swaps and saves them.
 *
 * <p>Uses nothing of ours but errors and JSON. No live state of nodes, no locks, no jobs in here.
 */
@NullMarked
package org.luxibench.config;

import org.jspecify.annotations.NullMarked;
