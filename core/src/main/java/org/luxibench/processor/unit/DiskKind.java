package org.luxibench.processor.unit;

import java.util.List;
import org.luxibench.config.Instance;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;

/**
 * Disks: one that is there changes its mode and name only.
 *
 * @param hotplug whether a disk may be taken from it while it is up
 */
record DiskKind(Instance instance, boolean hotplug) implements DeviceKind {
  private static final List<String> MODIFIED = List.of("mode", "name");

  /** What 2.5 and 3.0 know of a new disk; where it lies is not simulated. */
  private static final List<String> ADDED =
      List.of(
          "size",
          "mode",
          "name",
          "adopt",
          "vg",
          "metavg",
          "spindles",
          "access",
          "provider",
          "type");

  @Override
  public String member() {
    return "disks";
  }

  @Override
  public int most() {
    return 16;
  }

  @Override
  public void check(Instance instance, JsonNode changes) throws GanetiException {
    if (instance.diskTemplate().equals("diskless")) {
      throw wrong("A diskless instance can have no disks");
    }
  }

  @Override
  public Settings added(JsonNode asked, int index, List<Settings> present, Told told)
      throws GanetiException {
    checkKeys(asked, ADDED);
    Devices.checkSize(asked.path("size"));
    Settings disk = Settings.of(Devices.disk(asked));
    if (asked.has("mode")) {
      disk = disk.with("mode", mode(asked));
    }
    if (asked.has("name")) {
      disk = disk.with("name", textOrNone(asked, "name"));
    }
    told.change(
        "disk/" + index, "add:size=%s,mode=%s".formatted(disk.value("size"), disk.value("mode")));
    return disk;
  }

  @Override
  public Settings modified(JsonNode asked, int index, List<Settings> present, Told told)
      throws GanetiException {
    if (asked.has("size")) {
      throw wrong("The size of a disk cannot be set, use grow-disk");
    }
    checkKeys(asked, MODIFIED);
    Settings disk = present.get(index);
    if (asked.has("mode")) {
      disk = disk.with("mode", mode(asked));
      told.change("disk.mode/" + index, asked.get("mode"));
    }
    if (asked.has("name")) {
      disk = disk.with("name", textOrNone(asked, "name"));
      told.change("disk.name/" + index, asked.get("name"));
    }
    return disk;
  }

  @Override
  public void removed(int index, List<Settings> present, Told told) throws GanetiException {
    if (present.size() == 1) {
      throw wrong("The last disk of an instance cannot be removed");
    }
    if (!hotplug) {
      Stopped.check(instance, "given fewer disks");
    }
    told.change("disk/" + index, "remove");
  }

  private String mode(JsonNode asked) throws GanetiException {
    String mode = text(asked, "mode");
    if (!mode.equals("rw") && !mode.equals("ro")) {
      throw wrong("mode of a disk is '%s', expected rw or ro".formatted(mode));
    }
    return mode;
  }

  private static GanetiException wrong(String message) {
    return GanetiException.opPrereq(message, ErrorCode.WRONG_INPUT);
  }
}
