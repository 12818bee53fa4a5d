package org.luxibench.results.ab;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Which side goes first in each round: random, but of every two rounds one each way, so that a
 * drift of the machine favours neither side.
 */
final class RoundOrder {
  private final SplittableRandom random;
  private boolean pendingBaseFirst;
  private boolean pending;

  RoundOrder(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The sides of the next round in their order. */
  List<Side> next(Side base, Side candidate) {
    boolean baseFirst = pending ? pendingBaseFirst : random.nextBoolean();
    pending = !pending;
    pendingBaseFirst = !baseFirst;
    return baseFirst ? List.of(base, candidate) : List.of(candidate, base);
  }
}
