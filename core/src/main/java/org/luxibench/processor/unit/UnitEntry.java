package org.luxibench.processor.unit;

import java.util.function.Function;
import org.luxibench.processor.LogicalUnit;

/**
 * A row of the table of units.
 *
 * @param effect what it changes or returns, for people
 */
record UnitEntry(
    String opId, Footprint footprint, String effect, Function<UnitContext, LogicalUnit> maker) {}
