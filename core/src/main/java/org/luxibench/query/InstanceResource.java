package org.luxibench.query;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.DiskUsage;
import org.luxibench.config.Instance;
import org.luxibench.config.Settings;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;

/** The virtual machines. */
final class InstanceResource implements Resource<InstanceRow> {
  private static final int MOST_DISKS = 16;
  private static final int MOST_NICS = 8;

  private static final Map<String, Function<InstanceRow, Cell>> CONFIGURED =
      Map.ofEntries(
          config("name", Instance::name),
          config("uuid", Instance::uuid),
          config("serial_no", Instance::serial),
          config("ctime", Instance::created),
          config("mtime", Instance::modified),
          config("tags", Instance::tags),
          config("os", Instance::os),
          config("hypervisor", Instance::hypervisor),
          config("admin_state", Instance::adminUp),
          config("pnode", Instance::primaryNode),
          config("snodes", Instance::secondaryNodes),
          config("disk_template", Instance::diskTemplate),
          config("disk.count", instance -> instance.disks().size()),
          config("disk.sizes", instance -> each(instance.disks(), disk -> disk.value("size"))),
          config("nic.count", instance -> instance.nics().size()),
          config("nic.macs", instance -> each(instance.nics(), nic -> nic.value("mac"))),
          config("nic.ips", instance -> each(instance.nics(), nic -> nic.value("ip"))),
          config("custom_beparams", instance -> instance.backend().asMap()),
          config("custom_hvparams", instance -> instance.hypervisorParameters().asMap()),
          config("custom_osparams", instance -> instance.settings().section("osparams").asMap()),
          config(
              "custom_nicparams",
              instance -> each(instance.nics(), nic -> nic.section("nicparams").asMap())),
          entry("network_port", row -> Cell.of(row.instance().settings().value("network_port"))),
          entry("disk_usage", row -> Cell.of(DiskUsage.of(row.instance()))));

  private static final Map<String, Function<InstanceRow, Cell>> DERIVED =
      Map.ofEntries(
          entry("beparams", row -> Cell.of(row.backend().asMap())),
          entry("hvparams", row -> Cell.of(row.hypervisorParameters().asMap())),
          entry("osparams", row -> Cell.of(row.osParameters().asMap())),
          entry("vcpus", row -> Cell.of(row.backend().value("vcpus"))),
          entry("pnode.group", row -> Cell.present(row.groupName(row.instance().primaryNode()))),
          entry("pnode.group.uuid", row -> Cell.present(row.group(row.instance().primaryNode()))),
          entry("snodes.group", row -> Cell.of(row.secondaries(row::groupName))),
          entry("snodes.group.uuid", row -> Cell.of(row.secondaries(row::group))),
          entry("nic.modes", row -> Cell.of(row.nics(nic -> nic.value("mode")))),
          entry("nic.links", row -> Cell.of(row.nics(nic -> nic.value("link")))),
          entry("nic.bridges", row -> Cell.of(row.nics(InstanceRow::bridge))),
          entry("status", row -> Cell.of(row.status())),
          entry("oper_state", InstanceRow::running),
          entry("oper_ram", row -> row.live("memory")),
          entry("oper_vcpus", row -> row.live("vcpus")),
          entry("console", InstanceRow::console));

  private final FieldTable<InstanceRow> fields;
  private final QueryDialect dialect;

  InstanceResource(QueryDialect dialect) {
    this.dialect = dialect;
    this.fields = FieldTable.of(dialect, "instance", true, readers(dialect));
  }

  @Override
  public FieldTable<InstanceRow> fields() {
    return fields;
  }

  @Override
  public List<InstanceRow> all(Scope scope) {
    return scope.index().instances().stream()
        .map(instance -> new InstanceRow(scope, instance))
        .toList();
  }

  @Override
  public Optional<InstanceRow> find(Scope scope, JsonNode name) {
    return scope
        .index()
        .instance(name.stringValue())
        .map(instance -> new InstanceRow(scope, instance));
  }

  @Override
  public GanetiException missing(List<String> names) {
    return dialect.unknown("Instance", names.get(0));
  }

  private static Map<String, Function<InstanceRow, Cell>> readers(QueryDialect dialect) {
    Map<String, Function<InstanceRow, Cell>> readers = new HashMap<>(CONFIGURED);
    readers.putAll(DERIVED);
    disks(readers);
    for (int i = 0; i < MOST_NICS; i++) {
      nic(readers, i);
    }
    for (FieldDefinition definition : FieldCatalogue.of(dialect, "instance")) {
      parameter(readers, definition.name());
    }
    firstNic(readers);
    if (dialect == QueryDialect.V3_0) {
      readers.putAll(InstanceFields3.readers(MOST_DISKS, MOST_NICS));
    }
    return readers;
  }

  private static void disks(Map<String, Function<InstanceRow, Cell>> readers) {
    for (int i = 0; i < MOST_DISKS; i++) {
      int index = i;
      readers.put("disk.size/" + i, row -> row.diskSize(index));
    }
    readers.put("sda_size", row -> row.diskSize(0));
    readers.put("sdb_size", row -> row.diskSize(1));
  }

  private static void nic(Map<String, Function<InstanceRow, Cell>> readers, int index) {
    readers.put("nic.ip/" + index, row -> row.nic(index, nic -> nic.value("ip")));
    readers.put("nic.mac/" + index, row -> row.nic(index, nic -> nic.value("mac")));
    readers.put("nic.mode/" + index, row -> row.nicParameter(index, nic -> nic.value("mode")));
    readers.put("nic.link/" + index, row -> row.nicParameter(index, nic -> nic.value("link")));
    readers.put("nic.bridge/" + index, row -> row.nicParameter(index, InstanceRow::bridge));
  }

  /** The names by which the first interface was known before there were several. */
  private static void firstNic(Map<String, Function<InstanceRow, Cell>> readers) {
    Map.of("ip", "ip", "mac", "mac", "bridge", "bridge", "nic_mode", "mode", "nic_link", "link")
        .forEach(
            (alias, part) ->
                readers.computeIfAbsent(alias, name -> readers.get("nic." + part + "/0")));
  }

  private static void parameter(Map<String, Function<InstanceRow, Cell>> readers, String name) {
    if (name.startsWith("be/")) {
      String key = name.substring(3);
      readers.put(name, row -> Cell.of(row.backend().value(key)));
    } else if (name.startsWith("hv/")) {
      String key = name.substring(3);
      readers.put(name, row -> row.hypervisorParameter(key));
    }
  }

  private static Map.Entry<String, Function<InstanceRow, Cell>> config(
      String name, Function<Instance, ?> read) {
    return entry(name, row -> Cell.present(read.apply(row.instance())));
  }

  private static List<@Nullable Object> each(
      List<Settings> items, Function<Settings, @Nullable Object> read) {
    List<@Nullable Object> values = new ArrayList<>(items.size());
    items.forEach(item -> values.add(read.apply(item)));
    return values;
  }
}
