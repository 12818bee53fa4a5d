package org.luxibench.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luxibench.cluster.NodeLive;
import org.luxibench.config.Effective;
import org.luxibench.config.Node;
import org.luxibench.config.NodeGroup;
import org.luxibench.config.Settings;

/** A node as one query sees it; the machine is asked once at most. */
final class NodeRow {
  private final Scope scope;
  private final Node node;

  /** What the machine said; a list, since silence is an answer too. Any thread's will do. */
  private @Nullable List<NodeLive> live;

  NodeRow(Scope scope, Node node) {
    this.scope = scope;
    this.node = node;
  }

  Node node() {
    return node;
  }

  Optional<NodeGroup> group() {
    return Optional.ofNullable(scope.config().groups().get(node.group()));
  }

  boolean isMaster() {
    return node.name().equals(scope.cluster().masterNode());
  }

  String role() {
    if (isMaster()) {
      return "M";
    }
    if (node.masterCandidate()) {
      return "C";
    }
    if (node.drained()) {
      return "D";
    }
    return node.offline() ? "O" : "R";
  }

  List<String> primaries() {
    return scope.primaryInstances(node.name());
  }

  List<String> secondaries() {
    return scope.secondaryInstances(node.name());
  }

  /** The parameters in effect; they come by way of the group. */
  Cell parameters() {
    return group().isPresent() ? Cell.of(configured().asMap()) : Cell.UNAVAILABLE;
  }

  /** The same for clients of 3.0, who want a value for each. */
  Settings allParameters() {
    return Effective.node(Settings3.nodeParameters(scope.cluster()), group(), node);
  }

  /** Known only where a program for out-of-band management is configured. */
  Cell powered() {
    boolean managed = group().isPresent() && !configured().text("oob_program", "").isEmpty();
    return managed ? Cell.of(node.powered()) : Cell.UNAVAILABLE;
  }

  Cell live(Function<NodeLive, Object> read) {
    if (node.offline()) {
      return Cell.OFFLINE;
    }
    if (!node.vmCapable()) {
      return Cell.UNAVAILABLE;
    }
    return live().map(said -> Cell.of(read.apply(said))).orElse(Cell.NO_DATA);
  }

  private Optional<NodeLive> live() {
    List<NodeLive> said = live;
    if (said == null) {
      said = ask().stream().toList();
      live = said;
    }
    return said.stream().findFirst();
  }

  private Optional<NodeLive> ask() {
    ConfigIndex.Placement placement = scope.index().placement();
    long memory = placement.memory().getOrDefault(node.name(), 0L);
    long disk = placement.disk().getOrDefault(node.name(), 0L);
    return scope.machines().live(node, memory, disk);
  }

  private Settings configured() {
    return Effective.node(scope.cluster().defaultNodeParameters(), group(), node);
  }
}
