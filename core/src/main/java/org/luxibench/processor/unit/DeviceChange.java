package org.luxibench.processor.unit;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;

/**
 * One change of an instance's disks or interfaces. 2.5 writes {@code ["add", {…}]} and {@code
 * ["remove", {}]}, both at the end, and {@code [index, {…}]}; 3.0 {@code ["add", index, {…}]},
 * {@code ["remove", which, {…}]} and {@code ["modify", which, {…}]}, where −1 means the end and
 * {@code which} may be a device's name or UUID.
 *
 * @param index where among the devices, one past the last for one that is added at the end
 * @param asked an object
 * @param atTheEnd whether the change could only mean the end, being written as 2.5 does
 */
record DeviceChange(Deed deed, int index, JsonNode asked, boolean atTheEnd) {
  private static final int WITH_INDEX = 3;
  private static final Map<String, Deed> DEEDS =
      Map.of("add", Deed.ADD, "remove", Deed.REMOVE, "modify", Deed.MODIFY);

  /** What becomes of the device. */
  enum Deed {
    ADD,
    REMOVE,
    MODIFY
  }

  /**
   * Reads a change.
   *
   * @param present the devices as changes before this one left them
   * @throws GanetiException OpPrereqError: wrong_input if it is none or has no such place,
   *     unknown_entity if no device has the name or UUID
   */
  static DeviceChange of(JsonNode change, List<Settings> present) throws GanetiException {
    JsonNode asked = change.path(change.size() - 1);
    if (!change.isArray() || !asked.isObject()) {
      throw wrong(change, present);
    }
    JsonNode what = change.get(0);
    Deed deed = DEEDS.get(what.asString(""));
    return switch (change.size()) {
      case WITH_INDEX -> {
        if (deed == null) {
          throw wrong(change, present);
        }
        yield new DeviceChange(deed, index(change, deed, present), asked, false);
      }
      case 2 -> older(change, deed, asked, present);
      default -> throw wrong(change, present);
    };
  }

  private static DeviceChange older(
      JsonNode change, @Nullable Deed deed, JsonNode asked, List<Settings> present)
      throws GanetiException {
    int size = present.size();
    JsonNode what = change.get(0);
    if (deed == Deed.ADD) {
      return new DeviceChange(deed, size, asked, true);
    }
    if (deed == Deed.REMOVE && size > 0) {
      return new DeviceChange(deed, size - 1, asked, true);
    }
    if (what.isIntegralNumber() && what.canConvertToInt() && isPlace(what.intValue(), size)) {
      return new DeviceChange(Deed.MODIFY, what.intValue(), asked, false);
    }
    throw wrong(change, present);
  }

  /** A text of digits is an index too, as the client's command line leaves it. */
  private static int index(JsonNode change, Deed deed, List<Settings> present)
      throws GanetiException {
    JsonNode which = change.get(1);
    String text = which.asString("");
    if (which.isString() && !text.matches("-?\\d{1,9}")) {
      return named(change, text, deed, present);
    }
    if (!which.isString() && !(which.isIntegralNumber() && which.canConvertToInt())) {
      throw wrong(change, present);
    }
    int places = deed == Deed.ADD ? present.size() + 1 : present.size();
    int asked = which.isString() ? Integer.parseInt(text) : which.intValue();
    int index = asked == -1 ? places - 1 : asked;
    if (!isPlace(index, places)) {
      throw wrong(change, present);
    }
    return index;
  }

  private static int named(JsonNode change, String name, Deed deed, List<Settings> present)
      throws GanetiException {
    if (deed == Deed.ADD) {
      throw wrong(change, present);
    }
    for (int i = 0; i < present.size(); i++) {
      Settings device = present.get(i);
      if (name.equals(device.value("uuid")) || name.equals(device.value("name"))) {
        return i;
      }
    }
    throw GanetiException.opPrereq(
        "None of the %d devices has the name or UUID '%s'".formatted(present.size(), name),
        ErrorCode.UNKNOWN_ENTITY);
  }

  private static boolean isPlace(int index, int places) {
    return index >= 0 && index < places;
  }

  private static GanetiException wrong(JsonNode change, List<Settings> present) {
    return GanetiException.opPrereq(
        "Change %s fits none of the %d devices".formatted(change, present.size()),
        ErrorCode.WRONG_INPUT);
  }
}
