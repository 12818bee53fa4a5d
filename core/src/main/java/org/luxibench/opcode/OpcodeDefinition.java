package org.luxibench.opcode;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an opcode without running it.
 *
 * @param id such as {@code OP_TEST_DELAY}
 * @param parameters in the order in which they are checked, the common ones last
 * @param summaryField the parameter that the summary shows in brackets, if any
 */
public record OpcodeDefinition(
    String id, Bgl bgl, List<Parameter> parameters, @Nullable String summaryField) {

  public OpcodeDefinition {
    parameters = List.copyOf(parameters);
  }

  public Optional<Parameter> parameter(String name) {
    return parameters.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
  }

  /** The id without its prefix: {@code TEST_DELAY}. */
  public String title() {
    return id.substring("OP_".length());
  }

  /**
   * The id as lock owners show it: {@code C_VERIFY_CONFIG} for {@code OP_CLUSTER_VERIFY_CONFIG}.
   */
  public String shortSummary() {
    String title = title();
    for (String noun : List.of("CLUSTER_", "GROUP_", "NODE_", "INSTANCE_")) {
      if (title.startsWith(noun)) {
        return noun.charAt(0) + "_" + title.substring(noun.length());
      }
    }
    return title;
  }

  /** Name of the reference's class, which some of its errors carry: {@code OpTestDelay}. */
  String className() {
    StringBuilder name = new StringBuilder();
    for (String word : List.of(id.split("_"))) {
      name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
    }
    return name.toString();
  }
}
