/**
 * Jobs: their states, the files they live in, the workers that run them, those who wait for them.
 *
 * <p>Nothing here acquires a lock of the cluster or knows what an opcode does; that is the
 * processor's.
 */
@NullMarked
package org.luxibench.jobqueue;

import org.jspecify.annotations.NullMarked;
