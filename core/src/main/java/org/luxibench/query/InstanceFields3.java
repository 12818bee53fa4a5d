package org.luxibench.query;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Effective;
import org.luxibench.config.Instance;
import org.luxibench.config.Settings;

/** What clients of 3.0 can ask of instances beyond those of 2.5, or are told otherwise. */
final class InstanceFields3 {
  private static final Map<String, Function<InstanceRow, Cell>> WHOLE =
      Map.ofEntries(
          entry("admin_state", row -> Cell.of(row.instance().adminUp() ? "up" : "down")),
          entry("admin_state_source", row -> Cell.of("admin")),
          entry("admin_up", row -> Cell.of(row.instance().adminUp())),
          entry("disks_active", row -> Cell.of(row.instance().adminUp())),
          entry("forthcoming", row -> Cell.of(false)),
          entry("beparams", row -> Cell.of(backend(row).asMap())),
          entry(
              "custom_beparams", row -> Cell.of(Settings3.range(row.instance().backend()).asMap())),
          entry("be/memory", row -> Cell.of(backend(row).value("maxmem"))),
          entry("nic.vlans", row -> Cell.of(vlans(row))));

  /** List of all to the setting of each and the name of one. */
  private static final List<List<String>> DISK_PARTS =
      List.of(
          List.of("disk.names", "name", "disk.name/"),
          List.of("disk.spindles", "spindles", "disk.spindles/"),
          List.of("disk.uuids", "uuid", "disk.uuid/"));

  private static final List<List<String>> NIC_PARTS =
      List.of(
          List.of("nic.names", "name", "nic.name/"),
          List.of("nic.uuids", "uuid", "nic.uuid/"),
          List.of("nic.networks", "network", "nic.network/"),
          List.of("nic.networks.names", "network", "nic.network.name/"));

  private InstanceFields3() {}

  static Map<String, Function<InstanceRow, Cell>> readers(int mostDisks, int mostNics) {
    Map<String, Function<InstanceRow, Cell>> readers = new HashMap<>(WHOLE);
    for (String parameter : Settings3.BACKEND_PARAMETERS) {
      readers.put("be/" + parameter, row -> Cell.of(backend(row).value(parameter)));
    }
    DISK_PARTS.forEach(part -> parts(readers, part, Instance::disks, mostDisks));
    NIC_PARTS.forEach(part -> parts(readers, part, Instance::nics, mostNics));
    for (int i = 0; i < mostNics; i++) {
      int index = i;
      readers.put("nic.vlan/" + i, row -> row.nic(index, nic -> vlan(row, nic)));
    }
    readers.put("nic_network", readers.get("nic.network/0"));
    return readers;
  }

  private static void parts(
      Map<String, Function<InstanceRow, Cell>> readers,
      List<String> part,
      Function<Instance, List<Settings>> items,
      int most) {
    String key = part.get(1);
    readers.put(
        part.get(0),
        row -> {
          List<@Nullable Object> values = new ArrayList<>();
          items.apply(row.instance()).forEach(item -> values.add(item.value(key)));
          return Cell.of(values);
        });
    for (int i = 0; i < most; i++) {
      int index = i;
      readers.put(
          part.get(2) + i,
          row -> {
            List<Settings> all = items.apply(row.instance());
            return index < all.size() ? Cell.present(all.get(index).value(key)) : Cell.UNAVAILABLE;
          });
    }
  }

  private static Settings backend(InstanceRow row) {
    return Settings3.backend(row.scope().cluster())
        .overlaidWith(Settings3.range(row.instance().backend()));
  }

  private static List<@Nullable Object> vlans(InstanceRow row) {
    List<@Nullable Object> vlans = new ArrayList<>();
    row.instance().nics().forEach(nic -> vlans.add(vlan(row, nic)));
    return vlans;
  }

  private static @Nullable Object vlan(InstanceRow row, Settings nic) {
    return Effective.nic(Settings3.nic(row.scope().cluster()), nic).value("vlan");
  }
}
