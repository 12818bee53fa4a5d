package org.luxibench.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.luxibench.json.Json;

/**
 * Makes a plausible cluster: nodes in turn over the groups, instances in turn over the nodes, two
 * of three on DRBD where the group has a second node, every third stopped.
 */
final class ClusterGenerator {
  private static final BigDecimal BORN = new BigDecimal("1332262632.123456");
  private static final int MASTER_CANDIDATES = 10;

  private final int nodes;
  private final int groups;
  private final int instances;

  ClusterGenerator(int nodes, int groups, int instances) {
    this.nodes = within("nodes", nodes, 1, 10_000);
    this.groups = within("groups", groups, 1, nodes);
    this.instances = within("instances", instances, 0, 100_000);
  }

  ClusterConfig generate() {
    return new ClusterConfig(
        new Cluster(stamped("cluster", defaults())), groups(), nodes(), instances(), header());
  }

  private Settings defaults() {
    try (InputStream in = ClusterGenerator.class.getResourceAsStream("cluster-defaults.json")) {
      if (in == null) {
        throw new IllegalStateException("cluster-defaults.json is not on the class path");
      }
      return Settings.of(Json.MAPPER.readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Settings header() {
    return Settings.of(Map.of("version", 2050000, "serial_no", 1, "ctime", BORN, "mtime", BORN));
  }

  private SortedMap<String, NodeGroup> groups() {
    SortedMap<String, NodeGroup> made = new TreeMap<>();
    for (int i = 0; i < groups; i++) {
      Map<String, @Nullable Object> group = new LinkedHashMap<>();
      group.put("name", groupName(i));
      group.put("alloc_policy", "preferred");
      group.put("ndparams", Map.of());
      NodeGroup item = new NodeGroup(stamped(groupName(i), Settings.of(group)));
      made.put(item.uuid(), item);
    }
    return made;
  }

  private SortedMap<String, Node> nodes() {
    SortedMap<String, Node> made = new TreeMap<>();
    for (int i = 0; i < nodes; i++) {
      Map<String, @Nullable Object> node = new LinkedHashMap<>();
      node.put("name", nodeName(i));
      node.put("group", uuid(groupName(i % groups)));
      node.put("primary_ip", address(18, i));
      node.put("secondary_ip", address(19, i));
      node.put("master_candidate", i < MASTER_CANDIDATES);
      node.put("master_capable", true);
      node.put("vm_capable", true);
      node.put("offline", false);
      node.put("drained", false);
      node.put("powered", true);
      node.put("ndparams", Map.of());
      node.put("tags", List.of("rack:" + (char) ('a' + i % 26) + i / 26));
      made.put(nodeName(i), new Node(stamped(nodeName(i), Settings.of(node))));
    }
    return made;
  }

  private SortedMap<String, Instance> instances() {
    SortedMap<String, Instance> made = new TreeMap<>();
    for (int i = 0; i < instances; i++) {
      String name = "inst" + (i + 1) + ".example.com";
      made.put(name, new Instance(stamped(name, instance(name, i))));
    }
    return made;
  }

  private Settings instance(String name, int i) {
    int primary = i % nodes;
    int secondary = (primary + groups) % nodes;
    boolean mirrored = secondary != primary && secondary % groups == primary % groups && i % 3 != 2;
    Map<String, @Nullable Object> instance = new LinkedHashMap<>();
    instance.put("name", name);
    instance.put("primary_node", nodeName(primary));
    instance.put("secondary_nodes", mirrored ? List.of(nodeName(secondary)) : List.of());
    instance.put("disk_template", mirrored ? "drbd" : "plain");
    instance.put("disks", List.of(Map.of("size", 10240 * (1 + i % 4), "mode", "rw")));
    instance.put("nics", List.of(Map.of("mac", mac(i), "nicparams", Map.of())));
    instance.put("admin_up", i % 3 != 2);
    instance.put("os", "debootstrap");
    instance.put("hypervisor", "fake");
    instance.put("beparams", i % 4 == 3 ? Map.of("memory", 256) : Map.of());
    instance.put("hvparams", Map.of());
    instance.put("osparams", Map.of());
    instance.put("network_port", 11000 + i);
    instance.put("tags", i % 5 == 0 ? List.of("web", "tier:" + (1 + i % 3)) : List.of());
    return Settings.of(instance);
  }

  private static Settings stamped(String seed, Settings settings) {
    return settings
        .with("uuid", uuid(seed))
        .with("serial_no", 1)
        .with("ctime", BORN)
        .with("mtime", BORN);
  }

  private static String uuid(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(StandardCharsets.UTF_8)).toString();
  }

  private static String groupName(int i) {
    return i == 0 ? "default" : "group" + (i + 1);
  }

  private static String nodeName(int i) {
    return "node" + (i + 1) + ".example.com";
  }

  /** Addresses of the range that RFC 2544 sets aside for benchmarks. */
  private static String address(int second, int i) {
    return "198." + second + "." + (i + 1) / 250 + "." + (1 + (i + 1) % 250);
  }

  private static String mac(int i) {
    return String.format("aa:00:00:%02x:%02x:%02x", i >> 16 & 255, i >> 8 & 255, i & 255);
  }

  private static int within(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "number of " + what + " is " + value + ", expected " + least + " to " + most);
    }
    return value;
  }
}
