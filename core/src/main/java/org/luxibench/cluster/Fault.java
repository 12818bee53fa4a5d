package org.luxibench.cluster;

/** Something broken, as the command line names it. */
public sealed interface Fault {

  /**
   * A node that does not answer.
   *
   * @param node full name
   */
  record Silent(String node) implements Fault {}

  /**
   * An instance that does not run although it should.
   *
   * @param instance full name
   */
  record Crashed(String instance) implements Fault {}

  /**
   * Work of an opcode that fails now and then.
   *
   * @param opId such as {@code OP_NODE_ADD}
   * @param share how often, from above 0 to 1
   */
  record Failing(String opId, double share) implements Fault {}

  /**
   * Reads {@code silent:NODE}, {@code crashed:INSTANCE}, {@code failing:OP_X} or {@code
   * failing:OP_X:25%}.
   *
   * @throws IllegalArgumentException saying what was expected
   */
  static Fault parse(String text) {
    String[] parts = text.split(":", -1);
    boolean named = parts.length > 1 && !parts[1].isEmpty();
    if (named && parts.length == 2 && parts[0].equals("silent")) {
      return new Silent(parts[1]);
    }
    if (named && parts.length == 2 && parts[0].equals("crashed")) {
      return new Crashed(parts[1]);
    }
    if (named && parts.length <= 3 && parts[0].equals("failing")) {
      return new Failing(parts[1], parts.length == 3 ? share(parts[2]) : 1);
    }
    throw new IllegalArgumentException(
        "'" + text + "' is no fault, expected silent:NODE, crashed:INSTANCE or failing:OP[:N%]");
  }

  private static double share(String percent) {
    if (!percent.matches("[0-9]{1,3}(\\.[0-9]{1,6})?%")) {
      throw new IllegalArgumentException("'" + percent + "' is no share, expected one like 25%");
    }
    double share = Double.parseDouble(percent.substring(0, percent.length() - 1)) / 100;
    if (share <= 0 || share > 1) {
      throw new IllegalArgumentException(
          "a share of " + percent + " cannot fail, expected more than 0 and at most 100%");
    }
    return share;
  }
}
