package org.luxibench.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long the suite measures. Each round runs every bench once, in a fork of its own, so that all
 * contenders share what the machine did meanwhile; the rounds' figures are the samples.
 */
enum Profile {
  /** Minutes: to see that all of it runs, and large differences. */
  QUICK(2, 1, 200),
  /** More than an hour: what the targets are judged by. */
  FULL(5, 3, 1_000);

  private final int rounds;
  private final int iterations;
  private final long iterationMillis;

  Profile(int rounds, int iterations, long iterationMillis) {
    this.rounds = rounds;
    this.iterations = iterations;
    this.iterationMillis = iterationMillis;
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

  /** Of warming up, and as many of measuring. */
  int iterations() {
    return iterations;
  }

  TimeValue iterationTime() {
    return TimeValue.milliseconds(iterationMillis);
  }
}
