package org.luxibench.processor.unit;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.luxibench.config.Instance;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Network interfaces of an instance. */
record NicKind(Instance instance) implements DeviceKind {
  /** What lies beside the parameters that the cluster has defaults for. */
  private static final List<String> OWN = List.of("ip", "name", "network");

  private static final List<String> PARAMETERS = List.of("mode", "link", "vlan");
  private static final List<String> KNOWN =
      List.of("mac", "ip", "name", "network", "mode", "link", "vlan", "bridge");

  private static final List<String> MODES = List.of("bridged", "routed", "openvswitch");
  private static final Pattern MAC = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");

  @Override
  public String member() {
    return "nics";
  }

  @Override
  public int most() {
    return 8;
  }

  @Override
  public void check(Instance instance, JsonNode changes) {
    // Any instance can have any interfaces.
  }

  @Override
  public Settings added(JsonNode asked, int index, List<Settings> present, Told told)
      throws GanetiException {
    Settings bare =
        Settings.of(Devices.nic(JsonNodeFactory.instance.objectNode(), freeMac(index, present)));
    Settings nic = with(bare, asked);
    String mac = mac(asked);
    nic = mac.equals("auto") || mac.equals("generate") ? nic : nic.with("mac", mac);
    Settings parameters = nic.section("nicparams");
    told.change(
        "nic." + index,
        "add:mac=%s,ip=%s,mode=%s,link=%s"
            .formatted(
                nic.value("mac"),
                nic.value("ip"),
                parameters.text("mode", "default"),
                parameters.text("link", "default")));
    return nic;
  }

  @Override
  public Settings modified(JsonNode asked, int index, List<Settings> present, Told told)
      throws GanetiException {
    Settings nic = with(present.get(index), asked);
    if (asked.has("mac")) {
      String mac = mac(asked);
      if (mac.equals("auto")) {
        throw wrong("mac of an interface that is there cannot be 'auto'");
      }
      nic = nic.with("mac", mac.equals("generate") ? freeMac(index, present) : mac);
    }
    for (String key : asked.propertyNames()) {
      told.change("nic.%s/%d".formatted(key, index), asked.get(key));
    }
    return nic;
  }

  @Override
  public void removed(int index, List<Settings> present, Told told) {
    told.change("nic." + index, "remove");
  }

  /** All but its address in the network. */
  private Settings with(Settings nic, JsonNode asked) throws GanetiException {
    checkKeys(asked, KNOWN);
    Settings changed = nic;
    for (String key : OWN) {
      if (asked.has(key)) {
        changed = changed.with(key, textOrNone(asked, key));
      }
    }
    Settings parameters = nic.section("nicparams");
    for (String key : PARAMETERS) {
      if (asked.has(key)) {
        parameters = parameter(parameters, key, text(asked, key));
      }
    }
    if (asked.has("bridge")) {
      if (asked.has("link")) {
        throw wrong("An interface has either a bridge or a link");
      }
      parameters = parameter(parameters, "link", text(asked, "bridge"));
    }
    return changed.with("nicparams", parameters);
  }

  private static Settings parameter(Settings present, String key, String value)
      throws GanetiException {
    if (value.equals("default")) {
      return present.without(key);
    }
    if (key.equals("mode") && !MODES.contains(value)) {
      throw wrong(
          "mode of an interface is '%s', expected one of %s"
              .formatted(value, String.join(", ", MODES)));
    }
    return present.with(key, value);
  }

  private String mac(JsonNode asked) throws GanetiException {
    String mac = asked.has("mac") ? text(asked, "mac").toLowerCase(Locale.ROOT) : "auto";
    boolean made = mac.equals("auto") || mac.equals("generate");
    if (!made && !MAC.matcher(mac).matches()) {
      throw wrong("mac is '%s', expected six pairs of hexadecimal digits".formatted(mac));
    }
    return mac;
  }

  /** An address that no interface of the instance has. */
  private String freeMac(int index, List<Settings> present) {
    int position = index;
    String mac = NewInstance.mac(instance.name(), position);
    while (has(present, mac)) {
      position++;
      mac = NewInstance.mac(instance.name(), position);
    }
    return mac;
  }

  private static boolean has(List<Settings> present, String mac) {
    return present.stream().anyMatch(nic -> mac.equals(nic.value("mac")));
  }

  private static GanetiException wrong(String message) {
    return GanetiException.opPrereq(message, ErrorCode.WRONG_INPUT);
  }
}
