package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.luxibench.config.Instance;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.opcode.OpCode;
import org.luxibench.processor.LogicalUnit;
import tools.jackson.databind.JsonNode;

/** Changes what an instance is made of; returns what was changed. */
record InstanceSetParams(UnitContext context) implements LogicalUnit {
  private static final List<String> DICTIONARIES = List.of("beparams", "hvparams", "osparams");

  @Override
  public void checkPrerequisites() throws GanetiException {
    Instance instance = context.instance();
    context.online(instance.primaryNode());
    if (newTemplate().isPresent()) {
      TemplateChange.check(context, instance, newTemplate().get());
    }
    for (JsonNode change : context.opcode().value("disks").values()) {
      if (change.path(0).asString("").equals("add")) {
        Devices.checkSize(asked(change).path("size"));
      }
    }
    Optional<String> os = context.opcode().optionalText("os_name");
    if (os.isPresent() && !context.opcode().flag("force")) {
      OperatingSystems.check(context, context.online(instance.primaryNode()), os);
    }
    changed(instance);
    if (changes().isEmpty()) {
      throw GanetiException.opPrereq("No changes submitted", ErrorCode.WRONG_INPUT);
    }
  }

  @Override
  public Object run() throws GanetiException, IOException, InterruptedException {
    Instance changed = changed(context.instance());
    context.work();
    context.change(config -> config.withInstance(changed));
    return changes();
  }

  private Instance changed(Instance instance) throws GanetiException {
    OpCode opcode = context.opcode();
    Instance changed = instance;
    for (String dictionary : DICTIONARIES) {
      Settings asked = Parameters.of(opcode, dictionary);
      if (!asked.asMap().isEmpty()) {
        Settings present = instance.settings().section(dictionary);
        changed = changed.with(dictionary, Parameters.changed(present, asked));
      }
    }
    if (!opcode.value("disks").isEmpty()) {
      changed =
          changed.with(
              "disks",
              Devices.changed(
                  instance.disks(), opcode.value("disks"), (asked, i) -> Devices.disk(asked)));
    }
    if (!opcode.value("nics").isEmpty()) {
      Devices.Maker maker = (asked, i) -> Devices.nic(asked, NewInstance.mac(instance.name(), i));
      changed = changed.with("nics", Devices.changed(instance.nics(), opcode.value("nics"), maker));
    }
    if (opcode.optionalText("os_name").isPresent()) {
      changed = changed.with("os", opcode.text("os_name"));
    }
    return newTemplate().isPresent()
        ? TemplateChange.apply(context, changed, newTemplate().get())
        : changed;
  }

  /** What was changed, as {@code [what, new value]}. */
  private List<List<Object>> changes() {
    OpCode opcode = context.opcode();
    List<List<Object>> changes = new ArrayList<>();
    for (String list : List.of("disks", "nics")) {
      String kind = list.equals("disks") ? "disk/" : "nic/";
      for (JsonNode change : opcode.value(list).values()) {
        changes.add(List.of(kind + change.path(0).asString(), asked(change)));
      }
    }
    newTemplate().ifPresent(template -> changes.add(List.of("disk_template", template)));
    for (String dictionary : DICTIONARIES) {
      String kind = dictionary.substring(0, 2) + "/";
      new TreeMap<>(Parameters.of(opcode, dictionary).asMap())
          .forEach((key, value) -> changes.add(List.of(kind + key, String.valueOf(value))));
    }
    opcode.optionalText("os_name").ifPresent(os -> changes.add(List.of("os", os)));
    return changes;
  }

  /** What is asked of a device: the last part, whether or not its index comes before. */
  private static JsonNode asked(JsonNode change) {
    return change.path(change.size() - 1);
  }

  private Optional<String> newTemplate() {
    return context.opcode().optionalText("disk_template");
  }
}
