package org.luxibench.processor.unit;

import org.luxibench.error.GanetiException;
import org.luxibench.processor.LockNeed;

/** Works out what a unit needs of one level, the levels before being held. */
@FunctionalInterface
interface Need {
  LockNeed of(UnitContext context) throws GanetiException;
}
