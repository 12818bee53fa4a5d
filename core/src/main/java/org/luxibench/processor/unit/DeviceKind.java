package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.Instance;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.unit.DeviceChange.Deed;
import tools.jackson.databind.JsonNode;

/** A kind of device of which an instance has several, and what may become of one. */
sealed interface DeviceKind permits DiskKind, NicKind {

  /** The opcode's parameter, and the instance's member. */
  String member();

  /** The most an instance can have. */
  int most();

  /**
   * Looks at the changes as a whole.
   *
   * @throws GanetiException OpPrereqError if the instance, as it is, cannot have them
   */
  void check(Instance instance, JsonNode changes) throws GanetiException;

  /**
   * Makes a device; the changes it is made of are told.
   *
   * @param index where it comes to stand
   * @throws GanetiException OpPrereqError, wrong_input, for what no such device can have
   */
  Settings added(JsonNode asked, int index, List<Settings> present, Told told)
      throws GanetiException;

  /**
   * The device with what is asked of it; the changes are told.
   *
   * @throws GanetiException OpPrereqError, wrong_input, for what cannot be changed
   */
  Settings modified(JsonNode asked, int index, List<Settings> present, Told told)
      throws GanetiException;

  /**
   * Checks that a device may go; that is told.
   *
   * @throws GanetiException OpPrereqError
   */
  void removed(int index, List<Settings> present, Told told) throws GanetiException;

  /** Takes what was changed, as {@code [what, new value]}. */
  @FunctionalInterface
  interface Told {
    void change(String what, Object value);
  }

  /**
   * The devices after all changes.
   *
   * @throws GanetiException OpPrereqError for a change that cannot be made; what was told until
   *     then is of no use
   */
  default List<Settings> changed(Instance instance, JsonNode changes, Told told)
      throws GanetiException {
    List<Settings> devices = new ArrayList<>(instance.settings().sections(member()));
    check(instance, changes);
    int atTheEnd = 0;
    for (JsonNode each : changes.values()) {
      DeviceChange change = DeviceChange.of(each, devices);
      atTheEnd += change.atTheEnd() ? 1 : 0;
      if (atTheEnd > 1) {
        throw GanetiException.opPrereq(
            "Only one addition or removal among %s at a time".formatted(member()),
            ErrorCode.WRONG_INPUT);
      }
      apply(change, devices, told);
    }
    return List.copyOf(devices);
  }

  private void apply(DeviceChange change, List<Settings> devices, Told told)
      throws GanetiException {
    int index = change.index();
    if (change.deed() == Deed.REMOVE) {
      removed(index, devices, told);
      devices.remove(index);
    } else if (change.deed() == Deed.MODIFY) {
      devices.set(index, modified(change.asked(), index, devices, told));
    } else if (devices.size() < most()) {
      devices.add(index, added(change.asked(), index, devices, told));
    } else {
      throw GanetiException.opPrereq(
          "The instance has %d %s, no more can be added".formatted(devices.size(), member()),
          ErrorCode.WRONG_STATE);
    }
  }

  /**
   * Refuses what a device of this kind does not have.
   *
   * @throws GanetiException OpPrereqError, wrong_input
   */
  default void checkKeys(JsonNode asked, List<String> known) throws GanetiException {
    for (String key : asked.propertyNames()) {
      if (!known.contains(key)) {
        throw GanetiException.opPrereq(
            "Unknown parameter '%s' among %s, expected one of %s"
                .formatted(key, member(), String.join(", ", known)),
            ErrorCode.WRONG_INPUT);
      }
    }
  }

  /**
   * The text under a key.
   *
   * @throws GanetiException OpPrereqError, wrong_input, if it is none
   */
  default String text(JsonNode asked, String key) throws GanetiException {
    JsonNode value = asked.path(key);
    if (!value.isString()) {
      throw GanetiException.opPrereq(
          "%s among %s is %s, expected a text".formatted(key, member(), value),
          ErrorCode.WRONG_INPUT);
    }
    return value.stringValue();
  }

  /**
   * The text under a key, or null where it is null or the word none.
   *
   * @throws GanetiException OpPrereqError, wrong_input, if it is neither
   */
  default @Nullable String textOrNone(JsonNode asked, String key) throws GanetiException {
    if (asked.path(key).isNull()) {
      return null;
    }
    String text = text(asked, key);
    return text.equalsIgnoreCase("none") ? null : text;
  }
}
