package org.luxibench.results.compare;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.luxibench.results.stats.Sample;

/**
 * How forks of one build vary, fitted from real forks in the order in which they ran: log-normal
 * about a drifting centre, with outliers.
 *
 * @param sigma standard deviation of the logarithms without drift and outliers
 * @param drift change of the logarithm from one fork to the next
 * @param outlierShare share of forks further than 3.5 sigma from the centre
 * @param outlierShift their mean shift in logarithms; 0 when there are none
 * @param step figures are multiples of this share of the median, as whole microseconds are; 0 when
 *     they are not rounded
 */
public record NoiseModel(
    double sigma, double drift, double outlierShare, double outlierShift, double step) {
  private static final double MAD_TO_SIGMA = 1.4826;
  private static final double FAR = 3.5;

  static NoiseModel fit(double[] forks) {
    double[] logs = Arrays.stream(forks).map(Math::log).toArray();
    double drift = slope(logs);
    double[] rest = new double[logs.length];
    for (int i = 0; i < rest.length; i++) {
      rest[i] = logs[i] - drift * i;
    }
    double centre = median(rest);
    double sigma =
        MAD_TO_SIGMA * median(Arrays.stream(rest).map(x -> Math.abs(x - centre)).toArray());
    double[] far =
        Arrays.stream(rest).map(x -> x - centre).filter(x -> Math.abs(x) > FAR * sigma).toArray();
    return new NoiseModel(
        sigma,
        drift,
        (double) far.length / forks.length,
        Arrays.stream(far).average().orElse(0),
        Arrays.stream(forks).allMatch(fork -> fork == Math.rint(fork)) ? 1 / median(forks) : 0);
  }

  /** The figure of the slot-th fork about a centre, of which 1 is the base's. */
  public double draw(double centre, int slot, SplittableRandom random) {
    double log = drift * slot + sigma * random.nextGaussian();
    double figure =
        centre * Math.exp(random.nextDouble() < outlierShare ? log + outlierShift : log);
    return step == 0 ? figure : Math.max(1, Math.rint(figure / step)) * step;
  }

  /** The same noise, rounded. */
  NoiseModel rounded(double toStep) {
    return new NoiseModel(sigma, drift, outlierShare, outlierShift, toStep);
  }

  /** The median of all slopes between two forks (Theil and Sen): outliers do not move it. */
  private static double slope(double[] logs) {
    double[] slopes = new double[logs.length * (logs.length - 1) / 2];
    int at = 0;
    for (int i = 0; i < logs.length; i++) {
      for (int j = i + 1; j < logs.length; j++) {
        slopes[at++] = (logs[j] - logs[i]) / (j - i);
      }
    }
    return median(slopes);
  }

  private static double median(double[] figures) {
    return Sample.of(figures).median();
  }
}
