/**
 * Shared locks, lock sets, the manager of the four levels and the monitor.
 *
 * <p>Uses none of ours. Only {@code processor} and {@code jobqueue} acquire; everybody may read
 * {@link org.luxibench.locking.LockInfo}s.
 */
@NullMarked
package org.luxibench.locking;

import org.jspecify.annotations.NullMarked;
