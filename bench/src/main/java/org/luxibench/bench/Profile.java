package org.luxibench.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How long the suite measures. Each round runs every bench once, in a fork of its own, so that all
 * contenders share what the machine did meanwhile; the rounds' figures are the samples.
 */
enum Profile {
  /**
   * Minutes: to see that all of it runs, and large differences. Warms up once and measures once,
   * for a moment; benches of single calls do what they always do.
   */
  QUICK(2),
  /** Hours: what the targets are judged by. Each bench warms up and measures as it says itself. */
  FULL(5);

  private final int rounds;

  Profile(int rounds) {
    this.rounds = rounds;
  }

  static Optional<Profile> find(String name) {
    return Arrays.stream(values()).filter(each -> each.wireName().equals(name)).findAny();
  }

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  int rounds() {
    return rounds;
  }
}
