package org.luxibench.load.scenario;

/**
 * Where in a scenario's file something stands that only shows to be wrong once the whole is read.
 *
 * @param from the file's name
 * @param yaml its text
 */
record Places(String from, String yaml) {

  /** A complaint about the whole. */
  IllegalArgumentException wrong(String message) {
    return new IllegalArgumentException(from + ": " + message);
  }

  /** A complaint about the first place of a text. */
  IllegalArgumentException wrong(String culprit, String message) {
    return wrong(0, culprit, message);
  }

  /** A complaint about the first place of a text within a phase or after it. */
  IllegalArgumentException wrongIn(Phase phase, String culprit, String message) {
    int start = yaml.indexOf("name: " + phase.name());
    return wrong(Math.max(0, start), culprit, message);
  }

  private IllegalArgumentException wrong(int from, String culprit, String message) {
    int at = yaml.indexOf(culprit, from);
    if (at < 0) {
      at = yaml.indexOf(culprit);
    }
    if (at < 0) {
      return wrong(message);
    }
    long line = yaml.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    int column = at - yaml.lastIndexOf('\n', at);
    return new IllegalArgumentException(
        "%s, line %d, column %d: %s".formatted(this.from, line, column, message));
  }
}
