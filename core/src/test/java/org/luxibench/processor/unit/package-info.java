/**
 * Tests of the logical units over real locks, on a small made-up cluster whose work takes no time.
 */
@NullMarked
package org.luxibench.processor.unit;

import org.jspecify.annotations.NullMarked;
