/**
 * Runs one opcode: locks by level, attempts, priorities, and the behaviours.
 *
 * <p>May use {@code locking}, {@code opcode}, {@code config} and {@code cluster}. Jobs, their files
 * and their workers are no business of this package: it sees them as an {@link
 * org.luxibench.processor.OpHost}.
 */
@NullMarked
package org.luxibench.processor;

import org.jspecify.annotations.NullMarked;
