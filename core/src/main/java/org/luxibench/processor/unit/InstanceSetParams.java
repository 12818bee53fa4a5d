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
      if (!context.opcode().value("disks").isEmpty()) {
        throw wrong("Disks cannot be changed along with the disk template");
      }
      TemplateChange.check(context, instance, newTemplate().get());
    }
    Optional<String> os = context.opcode().optionalText("os_name");
    if (os.isPresent() && !context.opcode().flag("force")) {
      OperatingSystems.check(context, context.online(instance.primaryNode()), os);
    }
    if (changed(instance).told().isEmpty()) {
      throw wrong("No changes submitted");
    }
  }

  @Override
  public Object run() throws GanetiException, IOException, InterruptedException {
    Changed changed = changed(context.instance());
    context.work();
    context.change(config -> config.withInstance(changed.instance()));
    return changed.told();
  }

  /**
   * What becomes of the instance.
   *
   * @param told what was changed, as {@code [what, new value]}
   */
  private record Changed(Instance instance, List<List<Object>> told) {}

  private Changed changed(Instance instance) throws GanetiException {
    List<List<Object>> told = new ArrayList<>();
    Instance changed = withDictionaries(instance, told);
    boolean hotplug = context.opcode().flag("hotplug");
    for (DeviceKind kind : List.of(new DiskKind(instance, hotplug), new NicKind(instance))) {
      JsonNode changes = context.opcode().value(kind.member());
      if (!changes.isEmpty()) {
        List<Settings> devices =
            kind.changed(instance, changes, (what, value) -> told.add(List.of(what, value)));
        changed = changed.with(kind.member(), devices.stream().map(Settings::asMap).toList());
      }
    }
    Optional<String> os = context.opcode().optionalText("os_name");
    if (os.isPresent()) {
      changed = changed.with("os", os.get());
      told.add(List.of("os", os.get()));
    }
    if (newTemplate().isPresent()) {
      changed = TemplateChange.apply(context, changed, newTemplate().get());
      told.add(List.of("disk_template", newTemplate().get()));
    }
    return new Changed(changed, List.copyOf(told));
  }

  private Instance withDictionaries(Instance instance, List<List<Object>> told) {
    Instance changed = instance;
    for (String dictionary : DICTIONARIES) {
      Settings asked = Parameters.of(context.opcode(), dictionary);
      if (!asked.asMap().isEmpty()) {
        Settings present = instance.settings().section(dictionary);
        changed = changed.with(dictionary, Parameters.changed(present, asked));
        String kind = dictionary.substring(0, 2) + "/";
        new TreeMap<>(asked.asMap())
            .forEach((key, value) -> told.add(List.of(kind + key, String.valueOf(value))));
      }
    }
    return changed;
  }

  private Optional<String> newTemplate() {
    return context.opcode().optionalText("disk_template");
  }

  private static GanetiException wrong(String message) {
    return GanetiException.opPrereq(message, ErrorCode.WRONG_INPUT);
  }
}
