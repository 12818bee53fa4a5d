package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.NameExpansion;
import org.luxibench.config.Node;
import org.luxibench.config.NodeGroup;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.opcode.OpCode;
import org.luxibench.processor.LogicalUnit;

/** Adds a node, or with {@code readd} brings one back that was replaced. */
record NodeAdd(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    OpCode opcode = context.opcode();
    boolean known = context.config().node(name()).isPresent();
    if (known && !opcode.flag("readd")) {
      throw GanetiException.opPrereq(
          "Node %s is already in the configuration".formatted(name()), ErrorCode.ALREADY_EXISTS);
    }
    if (!known && opcode.flag("readd")) {
      throw GanetiException.opPrereq(
          "Node %s is not in the configuration".formatted(name()), ErrorCode.UNKNOWN_ENTITY);
    }
    if (opcode.flag("readd") && opcode.optionalText("group").isPresent()) {
      throw GanetiException.opPrereq(
          "A node that is added again keeps its group", ErrorCode.WRONG_INPUT);
    }
    boolean hosts =
        !context.config().primaryInstances(name()).isEmpty()
            || !context.config().secondaryInstances(name()).isEmpty();
    if (hosts && !opcode.optionalFlag("vm_capable").orElse(true)) {
      throw GanetiException.opPrereq(
          "Node %s has instances and stays vm_capable".formatted(name()), ErrorCode.WRONG_STATE);
    }
    group();
    checkAddresses();
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    context.work();
    if (context.opcode().flag("readd")) {
      context.info("Readding a node, the offline/drained flags were reset");
      context.change(config -> config.withNode(again(config)));
      return null;
    }
    Node node = node();
    context.change(config -> config.withNode(node));
    context.locks().add(LockLevel.NODE, node.name());
    if (node.masterCandidate()) {
      context.info("Node will be a master candidate");
    }
    return null;
  }

  /** The node as it comes back: online, and a candidate if the pool has room for it. */
  private Node again(ClusterConfig config) {
    Node node = config.node(name()).orElseThrow().withOffline(false).withDrained(false);
    for (String flag : List.of("master_capable", "vm_capable")) {
      Optional<Boolean> value = context.opcode().optionalFlag(flag);
      node = value.isPresent() ? node.with(flag, value.get()) : node;
    }
    boolean candidate = node.masterCapable() && CandidatePool.hasRoomFor(config, node.name());
    return node.withMasterCandidate(candidate || node.name().equals(config.cluster().masterNode()));
  }

  private void checkAddresses() throws GanetiException {
    for (Node other : context.config().nodes().values()) {
      boolean clash =
          !other.name().equals(name())
              && (other.primaryIp().equals(given("primary_ip").orElse(null))
                  || other.secondaryIp().equals(given("secondary_ip").orElse(null)));
      if (clash) {
        throw GanetiException.opPrereq(
            "New node ip address(es) conflict with existing node " + other.name(),
            ErrorCode.NOT_UNIQUE);
      }
    }
  }

  private Node node() throws GanetiException {
    OpCode opcode = context.opcode();
    String primary = given("primary_ip").orElseGet(() -> freeAddress(context.config()));
    Map<String, @Nullable Object> node = new LinkedHashMap<>();
    node.put("name", name());
    node.put("uuid", UUID.randomUUID().toString());
    node.put("group", group().uuid());
    node.put("primary_ip", primary);
    node.put("secondary_ip", given("secondary_ip").orElse(primary));
    boolean capable = opcode.optionalFlag("master_capable").orElse(true);
    node.put("master_capable", capable);
    node.put("vm_capable", opcode.optionalFlag("vm_capable").orElse(true));
    node.put("master_candidate", capable && CandidatePool.hasRoom(context.config()));
    node.put("offline", false);
    node.put("drained", false);
    node.put("powered", true);
    node.put("tags", List.of());
    return new Node(Settings.of(node).with("ndparams", Parameters.of(opcode, "ndparams")));
  }

  private NodeGroup group() throws GanetiException {
    Optional<String> asked = context.opcode().optionalText("group");
    if (asked.isPresent()) {
      return NameExpansion.group(context.config(), asked.get());
    }
    Optional<NodeGroup> byDefault = context.config().group("default");
    return byDefault.isPresent()
        ? byDefault.get()
        : context.config().groups().values().iterator().next();
  }

  private String name() {
    return context.opcode().text("node_name").toLowerCase(Locale.ROOT);
  }

  private Optional<String> given(String address) {
    var value = context.opcode().value(address);
    return value.isString() && !value.stringValue().isEmpty()
        ? Optional.of(value.stringValue())
        : Optional.empty();
  }

  /** Stands in for the name service: the first free address of the benchmark range, RFC 2544. */
  private static String freeAddress(ClusterConfig config) {
    for (int i = 1; ; i++) {
      String address = "198.18.%d.%d".formatted(i / 250, 1 + i % 250);
      if (config.nodes().values().stream().noneMatch(node -> node.primaryIp().equals(address))) {
        return address;
      }
    }
  }
}
