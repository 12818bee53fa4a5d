/**
 * Tests of the locks. {@code *-traces.jsonl} beside them in the resources are runs of Ganeti's own
 * lock and lock set, driven step by step (REFERENCE 4).
 */
@NullMarked
package org.luxibench.locking;

import org.jspecify.annotations.NullMarked;
