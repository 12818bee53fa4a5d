package org.luxibench.processor.unit;

import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** The tags of one object. */
record TagsGet(UnitContext context) implements LogicalUnit {

  @Override
  public Object run() throws GanetiException, InterruptedException {
    context.work();
    return Tagged.of(context).item().tags();
  }
}
