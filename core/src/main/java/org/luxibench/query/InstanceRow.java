package org.luxibench.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Effective;
import org.luxibench.config.Instance;
import org.luxibench.config.Node;
import org.luxibench.config.NodeGroup;
import org.luxibench.config.Settings;

/** An instance as one query sees it. */
record InstanceRow(Scope scope, Instance instance) {
  /** Backend parameters, the cluster's beneath the instance's own. */
  Settings backend() {
    return Effective.backend(scope.cluster(), instance);
  }

  /** Hypervisor parameters in effect. */
  Settings hypervisorParameters() {
    return Effective.hypervisor(scope.cluster(), instance);
  }

  Cell hypervisorParameter(String key) {
    Settings parameters = hypervisorParameters();
    return parameters.has(key) ? Cell.of(parameters.value(key)) : Cell.UNAVAILABLE;
  }

  /** Operating system parameters in effect. */
  Settings osParameters() {
    return Effective.os(scope.cluster(), instance);
  }

  /** UUID of a node's group; null where the node is not known. */
  @Nullable String group(String node) {
    Node found = scope.config().nodes().get(node);
    return found == null ? null : found.group();
  }

  /** Name of a node's group; null where the node or the group is not known. */
  @Nullable String groupName(String node) {
    String uuid = group(node);
    NodeGroup found = uuid == null ? null : scope.config().groups().get(uuid);
    return found == null ? null : found.name();
  }

  List<@Nullable Object> secondaries(Function<String, @Nullable String> read) {
    List<@Nullable Object> values = new ArrayList<>();
    instance.secondaryNodes().forEach(node -> values.add(read.apply(node)));
    return values;
  }

  Cell diskSize(int index) {
    List<Settings> disks = instance.disks();
    return index < disks.size() ? Cell.present(disks.get(index).value("size")) : Cell.UNAVAILABLE;
  }

  /** A setting of one interface itself. */
  Cell nic(int index, Function<Settings, @Nullable Object> read) {
    List<Settings> nics = instance.nics();
    return index < nics.size() ? Cell.present(read.apply(nics.get(index))) : Cell.UNAVAILABLE;
  }

  /** A parameter in effect of one interface. */
  Cell nicParameter(int index, Function<Settings, @Nullable Object> read) {
    return nic(index, nic -> read.apply(parameters(nic)));
  }

  /** A parameter in effect of each interface. */
  List<@Nullable Object> nics(Function<Settings, @Nullable Object> read) {
    List<@Nullable Object> values = new ArrayList<>();
    instance.nics().forEach(nic -> values.add(read.apply(parameters(nic))));
    return values;
  }

  /** The bridge an interface with these parameters hangs on, if it is bridged at all. */
  static @Nullable Object bridge(Settings nic) {
    return nic.text("mode", "").equals("bridged") ? nic.value("link") : null;
  }

  /** What is, compared with what should be. */
  String status() {
    Node primary = scope.config().nodes().get(instance.primaryNode());
    if (primary != null && primary.offline()) {
      return "ERROR_nodeoffline";
    }
    if (!primaryAnswers()) {
      return "ERROR_nodedown";
    }
    if (scope.machines().runs(instance)) {
      return instance.adminUp() ? "running" : "ERROR_up";
    }
    return instance.adminUp() ? "ERROR_down" : "ADMIN_down";
  }

  Cell running() {
    return primaryAnswers() ? Cell.of(scope.machines().runs(instance)) : Cell.NO_DATA;
  }

  /** A figure of the running machine; it has what its backend parameters give it. */
  Cell live(String backendParameter) {
    if (!primaryAnswers()) {
      return Cell.NO_DATA;
    }
    return scope.machines().runs(instance)
        ? Cell.present(backend().value(backendParameter))
        : Cell.UNAVAILABLE;
  }

  Cell console() {
    if (!primaryAnswers() || !scope.machines().runs(instance)) {
      return Cell.UNAVAILABLE;
    }
    return Cell.of(
        Map.of(
            "instance", instance.name(),
            "kind", "msg",
            "message", "A simulated instance has no console"));
  }

  private boolean primaryAnswers() {
    Node primary = scope.config().nodes().get(instance.primaryNode());
    return primary != null && scope.machines().answers(primary);
  }

  private Settings parameters(Settings nic) {
    return Effective.nic(scope.cluster().defaultNic(), nic);
  }
}
