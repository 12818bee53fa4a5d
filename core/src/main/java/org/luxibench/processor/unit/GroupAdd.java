package org.luxibench.processor.unit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.NodeGroup;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.processor.LogicalUnit;

/** Adds a group that has no nodes yet. */
record GroupAdd(UnitContext context) implements LogicalUnit {

  /** The new group's identity: of its job and name, so that lock and group agree. */
  static String uuid(UnitContext context) {
    String seed = "job %s group %s".formatted(context.host().jobId(), name(context));
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  @Override
  public void checkPrerequisites() throws GanetiException {
    GroupNames.checkFree(context.config(), name(context));
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    context.work();
    Map<String, @Nullable Object> group = new LinkedHashMap<>();
    group.put("name", name(context));
    group.put("uuid", uuid(context));
    Optional<String> policy = context.opcode().optionalText("alloc_policy");
    group.put("alloc_policy", policy.orElse("preferred"));
    group.put("tags", List.of());
    NodeGroup added =
        new NodeGroup(
            Settings.of(group).with("ndparams", Parameters.of(context.opcode(), "ndparams")));
    context.change(
        config -> {
          // Nothing but the group's own lock is held: another job may have taken the name.
          GroupNames.checkFree(config, added.name());
          if (config.groups().containsKey(added.uuid())) {
            throw GanetiException.opPrereq(
                "Group %s exists already".formatted(added.uuid()), ErrorCode.ALREADY_EXISTS);
          }
          return config.withGroup(added);
        });
    context.locks().keep(LockLevel.NODEGROUP, added.uuid());
    return null;
  }

  private static String name(UnitContext context) {
    return context.opcode().text("group_name");
  }
}
