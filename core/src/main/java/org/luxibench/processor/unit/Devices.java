package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Disks and network interfaces as opcodes describe them: dictionaries in lists. */
final class Devices {
  private Devices() {}

  /** The configuration of a disk. */
  static Map<String, @Nullable Object> disk(JsonNode asked) {
    Map<String, @Nullable Object> disk = new LinkedHashMap<>();
    disk.put("size", asked.path("size").asLong());
    disk.put("mode", asked.path("mode").asString("rw"));
    return disk;
  }

  /** The configuration of an interface; {@code mac} is for one that asks for none of its own. */
  static Map<String, @Nullable Object> nic(JsonNode asked, String mac) {
    Map<String, @Nullable Object> nic = new LinkedHashMap<>();
    String wanted = asked.path("mac").asString("auto");
    nic.put("mac", wanted.equals("auto") || wanted.equals("generate") ? mac : wanted);
    nic.put("ip", asked.path("ip").isString() ? asked.path("ip").stringValue() : null);
    Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
    for (String name : List.of("mode", "link")) {
      if (asked.path(name).isString()) {
        parameters.put(name, asked.path(name).stringValue());
      }
    }
    nic.put("nicparams", parameters);
    return nic;
  }

  /**
   * Checks the size of a disk.
   *
   * @throws GanetiException OpPrereqError, wrong_input
   */
  static void checkSize(JsonNode size) throws GanetiException {
    if (!size.isIntegralNumber() || size.longValue() <= 0) {
      throw GanetiException.opPrereq(
          "Size of a disk is %s, expected MiB above 0".formatted(size), ErrorCode.WRONG_INPUT);
    }
  }

  /** Makes a device of its description, given its position. */
  @FunctionalInterface
  interface Maker {
    Map<String, @Nullable Object> make(JsonNode asked, int index);
  }

  /**
   * Applies changes: {@code ["add", {…}]}, {@code ["remove", {}]} (the last one), {@code [index,
   * {…}]}; or as 3.0 writes them, {@code ["add", index, {…}]}, {@code ["remove", index, {…}]},
   * {@code ["modify", index, {…}]}, −1 being the last one.
   *
   * @throws GanetiException OpPrereqError, wrong_input, for a change that makes no sense
   */
  static List<Map<String, @Nullable Object>> changed(
      List<Settings> present, JsonNode changes, Maker maker) throws GanetiException {
    List<Map<String, @Nullable Object>> devices =
        new ArrayList<>(present.stream().map(Settings::asMap).toList());
    for (JsonNode each : changes.values()) {
      JsonNode change = older(each, devices);
      JsonNode what = change.path(0);
      if (what.asString("").equals("add")) {
        devices.add(maker.make(change.path(1), devices.size()));
      } else if (what.asString("").equals("remove") && !devices.isEmpty()) {
        devices.remove(devices.size() - 1);
      } else if (what.isIntegralNumber()
          && what.intValue() >= 0
          && what.intValue() < devices.size()) {
        Settings device = Settings.of(devices.get(what.intValue()));
        devices.set(what.intValue(), device.overlaidWith(Settings.of(change.path(1))).asMap());
      } else {
        throw GanetiException.opPrereq(
            "Change %s fits none of the %d devices".formatted(change, devices.size()),
            ErrorCode.WRONG_INPUT);
      }
    }
    return List.copyOf(devices);
  }

  /** The change as 2.5 writes it; removing, 3.0 says which. */
  private static JsonNode older(JsonNode change, List<Map<String, @Nullable Object>> devices) {
    if (change.size() != 3) {
      return change;
    }
    int index = change.path(1).asInt(-1);
    int position = index < 0 ? devices.size() - 1 : index;
    JsonNode what =
        change.path(0).asString("").equals("modify") ? IntNode.valueOf(position) : change.path(0);
    boolean moves = what.asString("").equals("remove") && position < devices.size() - 1;
    if (moves && position >= 0) {
      devices.add(devices.remove(position));
    }
    return JsonNodeFactory.instance.arrayNode().add(what).add(change.path(2));
  }
}
