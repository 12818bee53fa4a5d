package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Node;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/**
 * Changes a node. A node that is offline, drained or not capable is no master candidate, and the
 * master node is none of these; whoever leaves the pool of candidates may have to be replaced.
 */
record NodeSetParams(UnitContext context) implements LogicalUnit {
  private static final List<String> FLAGS =
      List.of("offline", "drained", "master_capable", "vm_capable", "powered", "master_candidate");

  @Override
  public void checkPrerequisites() throws GanetiException {
    Node node = context.node();
    if (changes().isEmpty() && parameters().asMap().isEmpty()) {
      throw wrong("Please pass at least one modification");
    }
    if (Stream.of("offline", "drained", "master_candidate").filter(this::set).count() > 1) {
      throw wrong("A node can only be one of offline, drained and master candidate");
    }
    boolean demoted =
        set("offline")
            || set("drained")
            || cleared("master_candidate")
            || cleared("master_capable");
    if (demoted && node.name().equals(context.config().cluster().masterNode())) {
      throw wrong("Node %s is the master node and stays a candidate".formatted(node.name()));
    }
    if (set("master_candidate") && !node.masterCapable() && !set("master_capable")) {
      throw wrong("Node %s is not master capable".formatted(node.name()));
    }
    if (cleared("vm_capable") && !context.config().primaryInstances(node.name()).isEmpty()) {
      throw GanetiException.opPrereq(
          "Node %s has instances and stays vm_capable".formatted(node.name()),
          ErrorCode.WRONG_STATE);
    }
    if (demoted) {
      checkSuccessor(context.config(), node);
    }
  }

  @Override
  public Object run() throws GanetiException, IOException, InterruptedException {
    Node node = context.node();
    context.work();
    List<String> promoted = new CopyOnWriteArrayList<>();
    context.change(config -> changed(config, node.name(), promoted::add));
    List<List<Object>> changes = changes();
    if (promoted.remove(node.name())) {
      context.info("Auto-promoting node to master candidate");
      changes.add(List.of("master_candidate", true));
    }
    CandidatePool.tell(context, promoted);
    return changes;
  }

  /** No lock is held on others of the pool, so it is looked at, and filled, as it is by now. */
  private ClusterConfig changed(ClusterConfig config, String name, Consumer<String> promoted)
      throws GanetiException {
    Node before = config.node(name).orElseThrow();
    Node after = changed(before);
    if (isAbleAgain(before, after) && CandidatePool.hasRoom(config)) {
      promoted.accept(name);
      return config.withNode(after.withMasterCandidate(true));
    }
    ClusterConfig changed = config.withNode(after);
    if (!before.masterCandidate() || after.masterCandidate()) {
      return changed;
    }
    checkSuccessor(config, before);
    return set("auto_promote") ? CandidatePool.filledWithout(changed, name, promoted) : changed;
  }

  private static boolean isAbleAgain(Node before, Node after) {
    return !isAble(before) && isAble(after) && !after.masterCandidate();
  }

  private static boolean isAble(Node node) {
    return !node.offline() && !node.drained() && node.masterCapable();
  }

  private Node changed(Node node) {
    Node changed = node;
    for (String flag : FLAGS) {
      Optional<Boolean> value = context.opcode().optionalFlag(flag);
      if (value.isPresent()) {
        changed = changed.with(flag, value.get());
      }
    }
    if (set("offline")) {
      changed = changed.withDrained(false);
    } else if (set("drained") || set("master_candidate")) {
      changed = changed.withOffline(false);
    }
    if (changed.offline() || changed.drained() || !changed.masterCapable()) {
      changed = changed.withMasterCandidate(false);
    }
    Optional<String> address = context.opcode().optionalText("secondary_ip");
    if (address.isPresent()) {
      changed = changed.with("secondary_ip", address.get());
    }
    Settings asked = parameters();
    return asked.asMap().isEmpty()
        ? changed
        : changed.with("ndparams", Parameters.changed(node.nodeParameters(), asked));
  }

  /**
   * Checks that somebody follows a candidate that leaves the pool.
   *
   * @throws GanetiException OpPrereqError, wrong_state, if another could and nobody said whether
   */
  private void checkSuccessor(ClusterConfig config, Node leaving) throws GanetiException {
    boolean said = set("auto_promote") || set("force") || !leaving.masterCandidate();
    if (!said && CandidatePool.needsSuccessor(config, leaving.name())) {
      throw GanetiException.opPrereq(
          "Node %s is a master candidate; another can only take its place with auto_promote"
              .formatted(leaving.name()),
          ErrorCode.WRONG_STATE);
    }
  }

  /** What was asked for, as {@code [parameter, value]}; node parameters are not told. */
  private List<List<Object>> changes() {
    List<List<Object>> changes = new ArrayList<>();
    for (String name : FLAGS) {
      context.opcode().optionalFlag(name).ifPresent(flag -> changes.add(List.of(name, flag)));
    }
    context
        .opcode()
        .optionalText("secondary_ip")
        .ifPresent(address -> changes.add(List.of("secondary_ip", address)));
    return changes;
  }

  private Settings parameters() {
    return Parameters.of(context.opcode(), "ndparams");
  }

  private boolean set(String flag) {
    return context.opcode().flag(flag);
  }

  private boolean cleared(String flag) {
    return !context.opcode().optionalFlag(flag).orElse(true);
  }

  private static GanetiException wrong(String message) {
    return GanetiException.opPrereq(message, ErrorCode.WRONG_INPUT);
  }
}
