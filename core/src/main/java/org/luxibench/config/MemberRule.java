package org.luxibench.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a member of an object in the file must be, where it is there and not null.
 *
 * @param key its name
 * @param form what it must be
 */
record MemberRule(String key, Form form) {
  private static final List<MemberRule> COMMON =
      List.of(
          new MemberRule("uuid", Form.TEXT),
          new MemberRule("tags", Form.TEXTS),
          new MemberRule("serial_no", Form.WHOLE_NUMBER),
          new MemberRule("ctime", Form.NUMBER),
          new MemberRule("mtime", Form.NUMBER));

  private static final Map<String, List<MemberRule>> OF =
      Map.of(
          "cluster",
          rules(
              Form.TEXTS, "enabled_hypervisors",
              Form.OBJECT, "beparams hvparams nicparams ndparams osparams os_hvp",
              Form.WHOLE_NUMBER, "candidate_pool_size primary_ip_family"),
          "nodegroups",
          rules(Form.TEXT, "alloc_policy", Form.OBJECT, "ndparams"),
          "nodes",
          rules(
              Form.FLAG, "offline drained master_candidate master_capable vm_capable powered",
              Form.TEXT, "primary_ip secondary_ip",
              Form.OBJECT, "ndparams"),
          "instances",
          rules(
              Form.FLAG, "admin_up",
              Form.TEXT, "os hypervisor disk_template",
              Form.TEXTS, "secondary_nodes",
              Form.OBJECT, "beparams hvparams osparams",
              Form.OBJECTS, "disks nics"),
          "disks",
          rules(Form.WHOLE_NUMBER, "size", Form.TEXT, "dev_type"),
          "nics",
          rules(Form.TEXT, "mac ip", Form.OBJECT, "nicparams"));

  /** The rules for objects of a member of the file, or of a member of those. */
  static List<MemberRule> of(String member) {
    return OF.getOrDefault(member, COMMON);
  }

  /** Whether the value may stand there. */
  boolean allows(@Nullable Object value) {
    return value == null || form.fits(value);
  }

  /** Forms and the names of members, in turn; several names are parted by blanks. */
  private static List<MemberRule> rules(Object... formsAndKeys) {
    List<MemberRule> rules = new ArrayList<>(COMMON);
    for (int i = 0; i < formsAndKeys.length; i += 2) {
      for (String key : formsAndKeys[i + 1].toString().split(" ", -1)) {
        rules.add(new MemberRule(key, (Form) formsAndKeys[i]));
      }
    }
    return List.copyOf(rules);
  }

  /** What a member can be. */
  enum Form {
    TEXT("a text"),
    FLAG("true or false"),
    NUMBER("a number"),
    WHOLE_NUMBER("a whole number"),
    OBJECT("an object"),
    TEXTS("a list of texts"),
    OBJECTS("a list of objects");

    private final String expected;

    Form(String expected) {
      this.expected = expected;
    }

    /** In words, for an error. */
    String expected() {
      return expected;
    }

    private boolean fits(Object value) {
      return switch (this) {
        case TEXT -> value instanceof String;
        case FLAG -> value instanceof Boolean;
        case NUMBER -> value instanceof Number;
        case WHOLE_NUMBER -> value instanceof Number && !(value instanceof BigDecimal);
        case OBJECT -> value instanceof Map;
        case TEXTS -> listOf(value, String.class);
        case OBJECTS -> listOf(value, Map.class);
      };
    }

    private static boolean listOf(Object value, Class<?> type) {
      return value instanceof List<?> list && list.stream().allMatch(type::isInstance);
    }
  }
}
