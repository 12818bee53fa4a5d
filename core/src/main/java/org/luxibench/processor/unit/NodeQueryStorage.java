package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.luxibench.cluster.NodeLive;
import org.luxibench.config.Node;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/**
 * Lists where nodes keep disks, a row for each place: a volume group, its one physical volume, or
 * the folder for disks that are files. Each is as large as the node says its disks are.
 */
record NodeQueryStorage(UnitContext context) implements LogicalUnit {
  private static final List<String> FIELDS =
      List.of("node", "type", "name", "size", "used", "free", "allocatable");

  /** The kinds that can be listed, each with whether the cluster has disks of it. */
  private static final Map<String, Boolean> KINDS =
      Map.of("lvm-vg", true, "lvm-pv", true, "file", true, "sharedfile", false, "gluster", false);

  /** What a client of 3.0 gets that names no kind: that of the cluster's first disk template. */
  private static final String DEFAULT_KIND = "diskless";

  private static final String PHYSICAL_VOLUME = "/dev/sda3";

  /** A place for disks; sizes in MiB. */
  private record Place(String name, long size, long used) {}

  @Override
  public void checkPrerequisites() throws GanetiException {
    NodeListing.checkFields(context, FIELDS);
    Boolean enabled = KINDS.get(kind());
    if (enabled == null) {
      throw refusal("Storage of type '%s' cannot be listed; name one of %s with --storage-type");
    }
    if (!enabled) {
      throw refusal("No disk template of storage type '%s' is enabled in this cluster");
    }
  }

  @Override
  public Object run() throws GanetiException, InterruptedException {
    context.work();
    Optional<String> asked = context.opcode().optionalText("name");
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Node node : NodeListing.answering(context)) {
      Place place = place(node);
      if (asked.isEmpty() || asked.get().equals(place.name())) {
        rows.add(NodeListing.row(context, field -> value(node, place, field)));
      }
    }
    return rows;
  }

  private String kind() {
    return context.opcode().optionalText("storage_type").orElse(DEFAULT_KIND);
  }

  private Place place(Node node) {
    boolean files = kind().equals("file");
    long used = files ? filesOn(node) : volumesOn(node);
    long size = context.cluster().live(node, 0, 0).map(NodeLive::diskTotal).orElse(0L);
    return new Place(name(), size, Math.min(size, used));
  }

  private String name() {
    return switch (kind()) {
      case "file" -> context.config().cluster().settings().text("file_storage_dir", "");
      case "lvm-pv" -> PHYSICAL_VOLUME;
      default -> context.config().cluster().volumeGroup();
    };
  }

  private long volumesOn(Node node) {
    return LogicalVolume.on(context.config(), node.name()).stream()
        .mapToLong(LogicalVolume::size)
        .sum();
  }

  private long filesOn(Node node) {
    return context.config().primaryInstances(node.name()).stream()
        .filter(instance -> instance.diskTemplate().equals("file"))
        .flatMap(instance -> instance.disks().stream())
        .mapToLong(disk -> disk.integer("size", 0))
        .sum();
  }

  private Object value(Node node, Place place, String field) {
    return switch (field) {
      case "node" -> node.name();
      case "type" -> kind();
      case "name" -> place.name();
      case "size" -> place.size();
      case "used" -> place.used();
      case "free" -> place.size() - place.used();
      default -> true;
    };
  }

  /** The reference gives these no code. */
  private GanetiException refusal(String message) {
    List<String> kinds = KINDS.keySet().stream().filter(KINDS::get).sorted().toList();
    return new GanetiException(
        GanetiError.of("OpPrereqError", message.formatted(kind(), String.join(", ", kinds))));
  }
}
