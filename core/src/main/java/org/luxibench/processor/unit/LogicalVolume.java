package org.luxibench.processor.unit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.DiskUsage;
import org.luxibench.config.Instance;
import org.luxibench.config.Settings;
import org.luxibench.text.NaturalOrder;

/**
 * A piece of a node's volume group that holds an instance's disk. Where the configuration does not
 * name it the name is made from the instance's identity, and so stays the same.
 *
 * @param size MiB
 */
record LogicalVolume(String group, String name, long size, String instance) {
  /** What lies on a node, by instance and disk. */
  static List<LogicalVolume> on(ClusterConfig config, String node) {
    List<LogicalVolume> volumes = new ArrayList<>();
    Stream.concat(config.primaryInstances(node).stream(), config.secondaryInstances(node).stream())
        .sorted(Comparator.comparing(Instance::name, NaturalOrder.INSTANCE))
        .forEach(instance -> addDisks(config.cluster().volumeGroup(), instance, volumes));
    return volumes;
  }

  private static void addDisks(String group, Instance instance, List<LogicalVolume> volumes) {
    for (int i = 0; i < instance.disks().size(); i++) {
      Settings disk = instance.disks().get(i);
      long size = disk.integer("size", 0);
      String name = name(instance, i);
      switch (instance.diskTemplate()) {
        case "plain" -> volumes.add(named(disk, group, name, size, instance.name()));
        case "drbd" -> {
          volumes.add(new LogicalVolume(group, name + "_data", size, instance.name()));
          volumes.add(
              new LogicalVolume(group, name + "_meta", DiskUsage.DRBD_META, instance.name()));
        }
        default -> {}
      }
    }
  }

  private static LogicalVolume named(
      Settings disk, String group, String name, long size, String instance) {
    return disk.has("logical_id")
            && disk.list("logical_id").size() == 2
            && disk.list("logical_id").get(0) instanceof String ownGroup
            && disk.list("logical_id").get(1) instanceof String ownName
        ? new LogicalVolume(ownGroup, ownName, size, instance)
        : new LogicalVolume(group, name, size, instance);
  }

  private static String name(Instance instance, int disk) {
    byte[] identity = (instance.uuid() + "/" + disk).getBytes(StandardCharsets.UTF_8);
    return UUID.nameUUIDFromBytes(identity) + ".disk" + disk;
  }
}
