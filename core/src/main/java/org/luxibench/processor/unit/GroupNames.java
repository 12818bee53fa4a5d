package org.luxibench.processor.unit;

import java.util.Optional;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.NodeGroup;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;

/** Names of groups are unique. */
final class GroupNames {
  private GroupNames() {}

  /**
   * Refuses a name that a group has.
   *
   * @throws GanetiException OpPrereqError, already_exists
   */
  static void checkFree(ClusterConfig config, String name) throws GanetiException {
    Optional<NodeGroup> existing = config.group(name);
    if (existing.isPresent()) {
      throw GanetiException.opPrereq(
          "Desired group name '%s' already exists as a node group (UUID: %s)"
              .formatted(name, existing.get().uuid()),
          ErrorCode.ALREADY_EXISTS);
    }
  }
}
