package org.luxibench.processor.unit;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.processor.LockNeed;
import org.luxibench.processor.LogicalUnit;

/** A unit that takes the locks its row of the table says. */
record FootprintUnit(UnitContext context, Footprint footprint, LogicalUnit body)
    implements LogicalUnit {

  @Override
  public LockNeed declare(LockLevel level) throws GanetiException {
    return footprint.need(level, context);
  }

  @Override
  public void checkPrerequisites() throws GanetiException {
    body.checkPrerequisites();
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    return body.run();
  }
}
