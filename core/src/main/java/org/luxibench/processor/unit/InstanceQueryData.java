package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Effective;
import org.luxibench.config.Instance;
import org.luxibench.config.NodeGroup;
import org.luxibench.config.Settings;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Everything known of instances: name to object. */
record InstanceQueryData(UnitContext context) implements LogicalUnit {
  /** What only a real disk has; clients insist on the keys. */
  private static final List<String> ABSENT = List.of("physical_id", "pstatus", "sstatus");

  @Override
  public Object run() throws GanetiException, InterruptedException {
    ClusterConfig config = context.config();
    Collection<String> names = Footprints.instanceNames(context, "instances");
    context.work();
    Map<String, Object> data = new TreeMap<>();
    for (String name : names.isEmpty() ? config.instances().keySet() : names) {
      config.instance(name).ifPresent(instance -> data.put(name, describe(config, instance)));
    }
    return data;
  }

  private Map<String, @Nullable Object> describe(ClusterConfig config, Instance instance) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("name", instance.name());
    data.put("config_state", state(instance.adminUp()));
    data.put("run_state", runState(config, instance));
    data.put("pnode", instance.primaryNode());
    describeGroups(config, instance, data);
    data.put("snodes", instance.secondaryNodes());
    data.put("os", instance.os());
    data.put("disk_template", instance.diskTemplate());
    data.put("disks", disks(instance));
    data.put("hypervisor", instance.hypervisor());
    data.put("network_port", instance.settings().value("network_port"));
    data.put("hv_instance", instance.hypervisorParameters().asMap());
    data.put("hv_actual", Effective.hypervisor(config.cluster(), instance).asMap());
    data.putAll(context.surroundings().queries().shown(instance));
    data.put("os_instance", instance.settings().section("osparams").asMap());
    data.put("os_actual", Effective.os(config.cluster(), instance).asMap());
    data.put("serial_no", instance.serial());
    data.put("mtime", instance.modified());
    data.put("ctime", instance.created());
    data.put("uuid", instance.uuid());
    return data;
  }

  private static void describeGroups(
      ClusterConfig config, Instance instance, Map<String, @Nullable Object> data) {
    List<NodeGroup> groups =
        Footprints.nodesOf(instance).stream()
            .flatMap(name -> config.node(name).stream())
            .flatMap(node -> config.group(node.group()).stream())
            .toList();
    // The primary node comes last in nodesOf.
    int secondaries = Math.max(0, groups.size() - 1);
    List<NodeGroup> others = groups.subList(0, secondaries);
    NodeGroup primary = groups.isEmpty() ? null : groups.get(secondaries);
    data.put("pnode_group_uuid", primary == null ? null : primary.uuid());
    data.put("pnode_group_name", primary == null ? null : primary.name());
    data.put("snodes_group_uuids", others.stream().map(NodeGroup::uuid).toList());
    data.put("snodes_group_names", others.stream().map(NodeGroup::name).toList());
  }

  private @Nullable String runState(ClusterConfig config, Instance instance) {
    boolean known =
        !context.opcode().flag("static")
            && config.node(instance.primaryNode()).filter(context.cluster()::answers).isPresent();
    return known ? state(context.cluster().runs(instance)) : null;
  }

  private static String state(boolean up) {
    return up ? "up" : "down";
  }

  private static List<Map<String, @Nullable Object>> disks(Instance instance) {
    List<Map<String, @Nullable Object>> disks = new ArrayList<>();
    for (Settings disk : instance.disks()) {
      Map<String, @Nullable Object> row = new LinkedHashMap<>();
      row.put("iv_name", "disk/" + disks.size());
      row.put("dev_type", instance.diskTemplate().equals("drbd") ? "drbd8" : "lvm");
      row.put("mode", disk.value("mode"));
      row.put("size", disk.value("size"));
      ABSENT.forEach(key -> row.put(key, null));
      for (String key : List.of("name", "uuid", "spindles", "logical_id")) {
        row.put(key, disk.value(key));
      }
      row.put("children", List.of());
      disks.add(row);
    }
    return disks;
  }
}
