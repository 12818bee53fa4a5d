package org.luxibench.processor.unit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.Node;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.opcode.OpCode;
import tools.jackson.databind.JsonNode;

/** What an instance looks like when it is created. */
final class NewInstance {
  private static final Set<String> WITH_CONSOLE_PORT = Set.of("kvm", "xen-hvm");
  private static final long FIRST_PORT = 11_000;

  private NewInstance() {}

  /** The hypervisor asked for, or the cluster's default. */
  static String hypervisor(UnitContext context) {
    return context
        .opcode()
        .optionalText("hypervisor")
        .orElseGet(() -> context.config().cluster().defaultHypervisor());
  }

  /**
   * Checks the sizes of the disks.
   *
   * @throws GanetiException OpPrereqError, wrong_input
   */
  static void checkDisks(OpCode opcode) throws GanetiException {
    boolean diskless = opcode.text("disk_template").equals("diskless");
    if (diskless && !opcode.value("disks").isEmpty()) {
      throw GanetiException.opPrereq(
          "A diskless instance can have no disks", ErrorCode.WRONG_INPUT);
    }
    for (JsonNode disk : opcode.value("disks").values()) {
      Devices.checkSize(disk.path("size"));
    }
  }

  /** The configuration of the instance, stopped as yet and without a port for its console. */
  static Settings settings(UnitContext context, InstancePlacement placement) {
    OpCode opcode = context.opcode();
    String name = InstanceCreate.name(context);
    Map<String, @Nullable Object> instance = new LinkedHashMap<>();
    instance.put("name", name);
    instance.put("uuid", UUID.randomUUID().toString());
    instance.put("primary_node", placement.primary().name());
    instance.put("secondary_nodes", placement.secondaries().stream().map(Node::name).toList());
    instance.put("disk_template", opcode.text("disk_template"));
    instance.put("disks", disks(opcode));
    instance.put("nics", nics(opcode, name));
    instance.put("admin_up", false);
    instance.put("os", opcode.optionalText("os_type").orElse(""));
    instance.put("hypervisor", hypervisor(context));
    instance.put("network_port", null);
    instance.put("tags", opcode.texts("tags"));
    return Settings.of(instance)
        .with("beparams", Parameters.of(opcode, "beparams"))
        .with("hvparams", Parameters.of(opcode, "hvparams"))
        .with("osparams", Parameters.of(opcode, "osparams"));
  }

  private static List<Map<String, @Nullable Object>> disks(OpCode opcode) {
    List<Map<String, @Nullable Object>> disks = new ArrayList<>();
    opcode.value("disks").values().forEach(disk -> disks.add(Devices.disk(disk)));
    return List.copyOf(disks);
  }

  private static List<Map<String, @Nullable Object>> nics(OpCode opcode, String name) {
    List<Map<String, @Nullable Object>> nics = new ArrayList<>();
    for (JsonNode nic : opcode.value("nics").values()) {
      nics.add(Devices.nic(nic, mac(name, nics.size())));
    }
    return List.copyOf(nics);
  }

  /** An address in the range that the reference hands out, of the name and the position. */
  static String mac(String instance, int index) {
    byte[] seed = (instance + " nic " + index).getBytes(StandardCharsets.UTF_8);
    long bits = UUID.nameUUIDFromBytes(seed).getLeastSignificantBits();
    return "aa:00:00:%02x:%02x:%02x".formatted(bits >> 16 & 255, bits >> 8 & 255, bits & 255);
  }

  /**
   * The instance with a port that nobody in this configuration has, if its hypervisor needs one.
   */
  static Settings withPort(Settings instance, ClusterConfig config) {
    return WITH_CONSOLE_PORT.contains(instance.text("hypervisor"))
        ? instance.with("network_port", freePort(config))
        : instance;
  }

  private static long freePort(ClusterConfig config) {
    return config.instances().values().stream()
            .mapToLong(each -> each.settings().integer("network_port", FIRST_PORT))
            .max()
            .orElse(FIRST_PORT)
        + 1;
  }
}
