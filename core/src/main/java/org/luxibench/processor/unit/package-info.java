/**
 * The logical units: what each opcode locks, checks, changes and logs.
 *
 * <p>They change the configuration through its store and let the simulated cluster do the work.
 * They acquire nothing themselves: a unit only says what it needs. New units belong into {@link
 * org.luxibench.processor.unit.UnitTable}.
 */
@NullMarked
package org.luxibench.processor.unit;

import org.jspecify.annotations.NullMarked;
