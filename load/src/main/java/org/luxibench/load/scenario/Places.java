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
    return wrongFrom(0, culprit, message);
  }

  /** A complaint about the first place of a text under a key of the whole. */
  IllegalArgumentException wrongUnder(String key, String culprit, String message) {
    int start = yaml.startsWith(key + ":") ? 0 : yaml.indexOf("\n" + key + ":");
    return wrongFrom(Math.max(0, start), culprit, message);
  }

  /** A complaint about the first place of a text within a phase or after it. */
  IllegalArgumentException wrongIn(Phase phase, String culprit, String message) {
    return wrongFrom(Math.max(0, start(phase, 0)), culprit, message);
  }

  /** The same of the {@code nth} place, from 1. */
  IllegalArgumentException wrongIn(Phase phase, String culprit, int nth, String message) {
    int at = Math.max(0, start(phase, 0));
    for (int before = 1; before < nth; before++) {
      at = find(culprit, at) + 1;
    }
    return wrongFrom(at, culprit, message);
  }

  /** A complaint about a phase whose name an earlier one has. */
  IllegalArgumentException wrongAgain(Phase phase, String message) {
    int again = start(phase, start(phase, 0));
    return wrongFrom(Math.max(0, again), "name:", message);
  }

  private int start(Phase phase, int from) {
    int item = find("- name: " + phase.name(), from);
    return item < 0 ? find("name: " + phase.name(), from) : item + "- ".length();
  }

  /** Where a text stands that is no part of a longer word; -1 when it does not. */
  private int find(String text, int from) {
    int at = yaml.indexOf(text, from);
    while (at >= 0 && !(ends(at - 1, text.charAt(0)) && ends(at + text.length(), last(text)))) {
      at = yaml.indexOf(text, at + 1);
    }
    return at;
  }

  private static char last(String text) {
    return text.charAt(text.length() - 1);
  }

  private boolean ends(int neighbour, char own) {
    return !inWord(own)
        || neighbour < 0
        || neighbour >= yaml.length()
        || !inWord(yaml.charAt(neighbour));
  }

  private static boolean inWord(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }

  private IllegalArgumentException wrongFrom(int start, String culprit, String message) {
    int at = find(culprit, start);
    if (at < 0) {
      at = yaml.indexOf(culprit);
    }
    if (at < 0) {
      return wrong(message);
    }
    long line = yaml.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
    int column = at - yaml.lastIndexOf('\n', at);
    return new IllegalArgumentException(
        "%s, line %d, column %d: %s".formatted(from, line, column, message));
  }
}
