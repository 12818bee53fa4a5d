package org.luxibench.processor;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;

/**
 * What one opcode does. Made anew for each attempt at its locks, used by one thread at a time, its
 * methods called in the order in which they stand here.
 */
public interface LogicalUnit {

  /**
   * What the unit needs of a level. Called for instances, groups and nodes in this order, the BGL
   * and the levels before being held: what they protect may be read now.
   *
   * @throws GanetiException OpPrereqError where what the opcode speaks of is unknown
   */
  default LockNeed declare(LockLevel level) throws GanetiException {
    return LockNeed.none();
  }

  /**
   * Checks, under all locks, that the work can be done.
   *
   * @throws GanetiException OpPrereqError where it cannot
   */
  default void checkPrerequisites() throws GanetiException {}

  /**
   * Does the work.
   *
   * @return whatever {@link org.luxibench.json.Json#write} takes
   * @throws GanetiException mostly OpExecError
   * @throws IOException if the configuration cannot be saved; it is as before then
   * @throws InterruptedException if the daemon stops meanwhile
   */
  @Nullable Object run() throws GanetiException, IOException, InterruptedException;
}
