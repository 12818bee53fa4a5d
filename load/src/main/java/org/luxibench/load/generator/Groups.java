package org.luxibench.load.generator;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.luxibench.load.generator.GeneratorOptions.ConnectionStyle;

/**
 * Draws what a client sends over its connection before another client's turn: a request and what
 * must follow it, or several of these, as a command-line client does. Not thread-safe.
 */
final class Groups {
  private static final int MOST_CALLS = 3;

  private final Mix mix;
  private final ConnectionStyle style;
  private final SplittableRandom random;

  Groups(Mix mix, ConnectionStyle style, SplittableRandom random) {
    this.mix = mix;
    this.style = style;
    this.random = random;
  }

  /** The first call of another group. */
  Call next(long scheduled) {
    int[] group = mix.nextChain();
    int wanted = style == ConnectionStyle.GROUPED ? 1 + random.nextInt(MOST_CALLS) : 1;
    while (group.length < wanted) {
      group = joined(group, mix.nextChain());
    }
    return new Call(group, mix.nextFrame(group[0]), scheduled);
  }

  private static int[] joined(int[] first, int[] second) {
    int[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
