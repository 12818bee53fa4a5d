package org.luxibench.processor.unit;

import org.luxibench.config.Instance;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;

/** Some work is only for instances that are not meant to run. */
final class Stopped {
  private Stopped() {}

  /**
   * Refuses an instance that is meant to run.
   *
   * @param deed what it cannot be meanwhile, such as {@code renamed}
   * @throws GanetiException OpPrereqError, wrong_state
   */
  static void check(Instance instance, String deed) throws GanetiException {
    if (instance.adminUp()) {
      throw GanetiException.opPrereq(
          "Instance '%s' is marked to be up, it cannot be %s".formatted(instance.name(), deed),
          ErrorCode.WRONG_STATE);
    }
  }
}
