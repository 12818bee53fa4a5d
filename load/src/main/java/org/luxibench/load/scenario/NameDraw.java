package org.luxibench.load.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.luxibench.load.scenario.Request.Draw;

/**
 * Draws names by their place in the list: all with equal chances, or the n-th with 1/n of the
 * first's (Zipf's law with exponent 1), by searching the cumulated chances. Not thread-safe.
 */
final class NameDraw {
  private final List<String> names;
  private final double[] upTo;
  private final SplittableRandom random;

  NameDraw(List<String> names, Draw draw, SplittableRandom random) {
    this.names = names;
    this.random = random;
    this.upTo = new double[names.size()];
    double sum = 0;
    for (int place = 0; place < upTo.length; place++) {
      sum += draw == Draw.ZIPF ? 1.0 / (place + 1) : 1;
      upTo[place] = sum;
    }
  }

  /** One of the names; an empty text when there are none. */
  String next() {
    if (names.isEmpty()) {
      return "";
    }
    double at = random.nextDouble() * upTo[upTo.length - 1];
    int found = Arrays.binarySearch(upTo, at);
    // What a name's chances add up to is already the next one's.
    int place = found >= 0 ? found + 1 : -found - 1;
    return names.get(Math.min(place, names.size() - 1));
  }
}
