package org.luxibench.processor.unit;

import java.util.List;
import org.luxibench.config.Instance;
import org.luxibench.config.Node;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;

/** Conversion between plain and mirrored disks, the only one the reference knows. */
final class TemplateChange {
  private TemplateChange() {}

  /**
   * Checks that the conversion can be done.
   *
   * @throws GanetiException OpPrereqError
   */
  static void check(UnitContext context, Instance instance, String template)
      throws GanetiException {
    String present = instance.diskTemplate();
    boolean known =
        (present.equals("plain") && template.equals("drbd"))
            || (present.equals("drbd") && template.equals("plain"));
    if (!known) {
      throw GanetiException.opPrereq(
          "Disks cannot be converted from '%s' to '%s'".formatted(present, template),
          ErrorCode.WRONG_INPUT);
    }
    Stopped.check(instance, "given another disk template");
    apply(context, instance, template);
  }

  /** The instance with the other template. */
  static Instance apply(UnitContext context, Instance instance, String template)
      throws GanetiException {
    if (template.equals("plain")) {
      return instance.withNodes(instance.primaryNode(), List.of()).with("disk_template", template);
    }
    String remote =
        context
            .opcode()
            .optionalText("remote_node")
            .orElseThrow(
                () ->
                    GanetiException.opPrereq(
                        "Conversion to drbd needs remote_node", ErrorCode.WRONG_INPUT));
    Node secondary = context.usable(remote);
    if (secondary.name().equals(instance.primaryNode())) {
      throw GanetiException.opPrereq(
          "Node %s is the primary already".formatted(secondary.name()), ErrorCode.WRONG_STATE);
    }
    return instance
        .withNodes(instance.primaryNode(), List.of(secondary.name()))
        .with("disk_template", template);
  }
}
