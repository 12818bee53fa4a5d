package org.luxibench.processor.unit;

import java.util.Optional;
import org.luxibench.cluster.OperatingSystem;
import org.luxibench.config.Node;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;

/** What can be installed on a node. */
final class OperatingSystems {
  private OperatingSystems() {}

  /**
   * Checks that a node has the system, and the variant if one is named after a plus sign.
   *
   * @throws GanetiException OpPrereqError, wrong_input
   */
  static void check(UnitContext context, Node node, Optional<String> wanted)
      throws GanetiException {
    String os =
        wanted.orElseThrow(
            () -> GanetiException.opPrereq("No guest OS specified", ErrorCode.WRONG_INPUT));
    boolean there =
        context.opcode().flag("force_variant")
            ? offers(context, node, os.split("\\+", 2)[0])
            : offers(context, node, os);
    if (!there) {
      throw GanetiException.opPrereq(
          "OS '%s' is not offered by node %s".formatted(os, node.name()), ErrorCode.WRONG_INPUT);
    }
  }

  private static boolean offers(UnitContext context, Node node, String wanted) {
    return context.cluster().operatingSystems(node).stream()
        .filter(OperatingSystem::valid)
        .anyMatch(
            os ->
                wanted.equals(os.name())
                    || os.variants().stream()
                        .anyMatch(variant -> wanted.equals(os.name() + "+" + variant)));
  }
}
