package org.luxibench.cluster;

import java.util.List;

/**
 * An operating system definition as one node has it.
 *
 * @param name without a variant
 * @param path where the definition lies
 * @param status empty when it is usable, else why not
 * @param variants names that may follow the name after a plus sign
 * @param parameters name and description of each
 * @param apiVersions versions of the interface it speaks
 */
public record OperatingSystem(
    String name,
    String path,
    String status,
    List<String> variants,
    List<List<String>> parameters,
    List<Integer> apiVersions) {

  public OperatingSystem {
    variants = List.copyOf(variants);
    parameters = List.copyOf(parameters);
    apiVersions = List.copyOf(apiVersions);
  }

  /** Whether instances can be installed from it. */
  public boolean valid() {
    return status.isEmpty();
  }
}
