package org.luxibench.results.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The fast search against Matteson and James's formulas (4) to (8), summed pair by pair. */
final class EnergySplitTest {
  private static final int LEAST = 3;

  private static double[] series(long seed, int length) {
    SplittableRandom random = new SplittableRandom(seed);
    double[] series = new double[length];
    for (int i = 0; i < length; i++) {
      series[i] = random.nextGaussian() + (i > length / 3 ? 2 : 0) - (i > length / 2 ? 3 : 0);
    }
    return series;
  }

  private static double distance(double a, double b, double exponent) {
    return Math.pow(Math.abs(a - b), exponent);
  }

  private static double within(double[] of, int from, int to, double exponent) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      for (int k = i + 1; k < to; k++) {
        sum += distance(of[i], of[k], exponent);
      }
    }
    double pairs = (to - from) * (to - from - 1) / 2.0;
    return sum / pairs;
  }

  private static double q(double[] of, int split, int end, double exponent) {
    double across = 0;
    for (int i = 0; i < split; i++) {
      for (int j = split; j < end; j++) {
        across += distance(of[i], of[j], exponent);
      }
    }
    double n = split;
    double m = end - split;
    double divergence =
        2 / (n * m) * across - within(of, 0, split, exponent) - within(of, split, end, exponent);
    return n * m / (n + m) * divergence;
  }

  @ParameterizedTest
  @CsvSource({"1, 12, 1", "2, 30, 1", "3, 30, 1.5", "4, 45, 1", "5, 7, 0.5"})
  void largestQIsThatOfTheFormulas(long seed, int length, double exponent) {
    double[] series = series(seed, length);
    double most = Double.NEGATIVE_INFINITY;
    int at = -1;
    for (int split = LEAST; split <= length - LEAST; split++) {
      for (int end = split + LEAST; end <= length; end++) {
        double q = q(series, split, end, exponent);
        if (q > most) {
          most = q;
          at = split;
        }
      }
    }

    EnergySplit best = EnergySplit.best(series, exponent, LEAST);

    assertThat(best.at()).isEqualTo(at);
    assertThat(best.q()).isCloseTo(most, org.assertj.core.api.Assertions.within(1e-9));
  }
}
