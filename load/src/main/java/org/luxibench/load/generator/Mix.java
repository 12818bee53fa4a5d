package org.luxibench.load.generator;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Draws request kinds by weight, and one of a kind's frames with equal chances. Not thread-safe.
 */
public final class Mix {
  private final List<RequestKind> kinds;
  private final double[] upTo;
  private final boolean[] submits;
  private final int[][] chains;
  private final SplittableRandom random;

  /**
   * A mix of at least one kind.
   *
   * @param seed the same seed draws the same requests
   */
  public Mix(List<RequestKind> kinds, long seed) {
    this.kinds = List.copyOf(kinds);
    this.upTo = new double[kinds.size()];
    this.submits = new boolean[kinds.size()];
    this.chains = new int[kinds.size()][];
    this.random = new SplittableRandom(seed);
    double sum = 0;
    for (int i = 0; i < upTo.length; i++) {
      sum += kinds.get(i).weight();
      upTo[i] = sum;
      submits[i] = kinds.get(i).submits();
      chains[i] = chain(i);
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException("a mix of nothing, expected a request with a weight");
    }
  }

  private int[] chain(int first) {
    int last = first;
    while (kinds.get(last).leads()) {
      last++;
    }
    return IntStream.rangeClosed(first, last).toArray();
  }

  /** The kinds, in the order given. */
  public List<RequestKind> kinds() {
    return kinds;
  }

  /** Whether good replies to a kind are ids of jobs. */
  boolean submits(int kind) {
    return submits[kind];
  }

  /** Draws the index of a kind. */
  int nextKind() {
    double at = random.nextDouble() * upTo[upTo.length - 1];
    int kind = 0;
    while (upTo[kind] <= at) {
      kind++;
    }
    return kind;
  }

  /** Draws a kind, and tells it with those that must follow it on its connection; not a copy. */
  int[] nextChain() {
    return chains[nextKind()];
  }

  /** A client's own frame of a kind that has one for each. */
  byte[] frameOf(int kind, int client) {
    return kinds.get(kind).frames().get(client);
  }

  /** Draws one of a kind's frames. */
  byte[] nextFrame(int kind) {
    List<byte[]> frames = kinds.get(kind).frames();
    return frames.size() == 1 ? frames.get(0) : frames.get(random.nextInt(frames.size()));
  }
}
