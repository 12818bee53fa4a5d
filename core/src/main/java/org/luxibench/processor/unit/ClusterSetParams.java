package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Cluster;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.opcode.OpCode;
import org.luxibench.opcode.OpcodeDefinition;
import org.luxibench.opcode.OpcodeTable;
import org.luxibench.processor.LogicalUnit;
import tools.jackson.databind.JsonNode;

/** Changes the cluster's parameters; those that are not given stay. */
record ClusterSetParams(UnitContext context) implements LogicalUnit {

  /** Parameters that replace the setting of the same or the given name. */
  private static final Map<String, String> PLAIN =
      Map.ofEntries(
          Map.entry("vg_name", "volume_group_name"),
          Map.entry("enabled_hypervisors", "enabled_hypervisors"),
          Map.entry("candidate_pool_size", "candidate_pool_size"),
          Map.entry("maintain_node_health", "maintain_node_health"),
          Map.entry("prealloc_wipe_disks", "prealloc_wipe_disks"),
          Map.entry("drbd_helper", "drbd_usermode_helper"),
          Map.entry("default_iallocator", "default_iallocator"),
          Map.entry("master_netdev", "master_netdev"),
          Map.entry("reserved_lvs", "reserved_lvs"));

  /** Dictionaries by name of something: hypervisor, operating system. */
  private static final List<String> NESTED = List.of("hvparams", "os_hvp", "osparams");

  /** Dictionaries of which the cluster keeps the defaults. */
  private static final List<String> DEFAULTS = List.of("beparams", "nicparams");

  private static final List<String> OS_LISTS = List.of("hidden_os", "blacklisted_os");

  /** Parameters of 3.0 alone that change nothing by nature. */
  private static final Set<String> HARMLESS = Set.of("force", "reason");

  @Override
  public void checkPrerequisites() throws GanetiException {
    checkKnown();
    UidPool.check(context.opcode(), context.config().cluster().settings());
    JsonNode hypervisors = context.opcode().value("enabled_hypervisors");
    if (hypervisors.isArray() && hypervisors.isEmpty()) {
      throw GanetiException.opPrereq(
          "Enabled hypervisors list must contain at least one member", ErrorCode.WRONG_INPUT);
    }
    boolean withoutVolumes =
        context.opcode().value("vg_name").isString() && context.opcode().text("vg_name").isEmpty();
    boolean needed =
        context.config().instances().values().stream()
            .anyMatch(each -> List.of("plain", "drbd").contains(each.diskTemplate()));
    if (withoutVolumes && needed) {
      throw GanetiException.opPrereq(
          "LVM storage cannot be given up while instances use it", ErrorCode.WRONG_INPUT);
    }
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    context.work();
    List<String> promoted = new CopyOnWriteArrayList<>();
    context.change(
        config -> {
          ClusterConfig changed = config.withCluster(changed(config.cluster()));
          return context.opcode().value("candidate_pool_size").isNull()
              ? changed
              : CandidatePool.filled(changed, promoted::add);
        });
    CandidatePool.tell(context, promoted);
    return null;
  }

  /** What came after 2.5 is not simulated; a change of it is refused rather than lost. */
  private void checkKnown() throws GanetiException {
    OpcodeDefinition known = OpcodeTable.standard().find(context.opcode().id()).orElseThrow();
    for (var parameter : context.opcode().json().properties()) {
      String name = parameter.getKey();
      boolean newer =
          context.opcode().definition().parameter(name).isPresent()
              && known.parameter(name).isEmpty()
              && !HARMLESS.contains(name);
      if (newer && says(parameter.getValue())) {
        throw GanetiException.opPrereq(
            "%s came after Ganeti 2.5 and cannot be changed here".formatted(name),
            ErrorCode.WRONG_INPUT);
      }
    }
  }

  /** Clients send empty dictionaries for what they were not told. */
  private static boolean says(JsonNode value) {
    return value.isContainer()
        ? value.values().stream().anyMatch(ClusterSetParams::says)
        : !value.isNull();
  }

  private Cluster changed(Cluster cluster) throws GanetiException {
    OpCode opcode = context.opcode();
    Settings asked = Settings.of(opcode.json());
    Settings changed = cluster.settings();
    for (var entry : PLAIN.entrySet()) {
      if (!opcode.value(entry.getKey()).isNull()) {
        changed = changed.with(entry.getValue(), asked.value(entry.getKey()));
      }
    }
    for (String name : NESTED) {
      changed = withNested(changed, name, asked.section(name));
    }
    for (String name : DEFAULTS) {
      Settings wanted = asked.section(name);
      Settings present = changed.section(name);
      if (!wanted.asMap().isEmpty()) {
        Settings defaults = Parameters.changed(present.section("default"), wanted);
        changed = changed.with(name, present.with("default", defaults));
      }
    }
    if (!opcode.value("ndparams").isNull()) {
      changed =
          changed.with(
              "ndparams",
              Parameters.changed(changed.section("ndparams"), asked.section("ndparams")));
    }
    for (String name : OS_LISTS) {
      changed = withOsList(changed, name);
    }
    return new Cluster(UidPool.changed(opcode, changed));
  }

  private static Settings withNested(Settings present, String name, Settings asked) {
    if (asked.asMap().isEmpty()) {
      return present;
    }
    Settings section = present.section(name);
    for (String key : asked.asMap().keySet()) {
      section = section.with(key, Parameters.changed(section.section(key), asked.section(key)));
    }
    return present.with(name, section);
  }

  /** Changes are {@code ["add", name]} and {@code ["remove", name]}. */
  private Settings withOsList(Settings present, String parameter) {
    JsonNode changes = context.opcode().value(parameter);
    if (changes.isNull()) {
      return present;
    }
    List<String> names = new ArrayList<>(present.texts(parameter));
    for (JsonNode change : changes.values()) {
      String os = change.path(1).asString("");
      if (change.path(0).asString("").equals("remove")) {
        names.remove(os);
      } else if (names.contains(os)) {
        context.info("OS %s is already in %s, ignoring".formatted(os, parameter));
      } else {
        names.add(os);
      }
    }
    return present.with(parameter, List.copyOf(names));
  }
}
