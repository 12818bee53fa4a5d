package org.luxibench.processor.unit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;

/** Disks and network interfaces as opcodes describe them: dictionaries. */
final class Devices {
  /** MiB of a disk that nobody has, so that sums of many stay numbers: 1 EiB. */
  static final long LARGEST = 1L << 40;

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
    boolean whole = size.isIntegralNumber() && size.canConvertToLong();
    if (!whole || size.longValue() <= 0 || size.longValue() > LARGEST) {
      throw GanetiException.opPrereq(
          "Size of a disk is %s, expected MiB above 0, at most %d".formatted(size, LARGEST),
          ErrorCode.WRONG_INPUT);
    }
  }
}
