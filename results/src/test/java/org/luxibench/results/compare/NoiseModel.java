package org.luxibench.results.compare;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.luxibench.results.stats.Sample;

/**
 * How forks of one build vary, fitted from real forks in the order in which they ran: log-normal
 * about a drifting centre, each like the one before it as far as neighbours were seen to be, with
 * outliers.
 *
 * @param sigma standard deviation of the logarithms without drift and outliers
 * @param phi correlation of neighbours: that of the ranks, which outliers do not move, taken for
 *     that of the logarithms (a first-order autoregression)
 * @param drift change of the logarithm from one fork to the next
 * @param outlierShare share of forks further than 3.5 sigma from the centre
 * @param outlierShift their mean shift in logarithms; 0 when there are none
 * @param step figures are multiples of this share of the median, as whole microseconds are; 0 when
 *     they are not rounded
 */
public record NoiseModel(
    double sigma, double phi, double drift, double outlierShare, double outlierShift, double step) {
  private static final double MAD_TO_SIGMA = 1.4826;
  private static final double FAR = 3.5;

  /** Fits it to forks in the order in which they ran. */
  public static NoiseModel fit(double[] forks) {
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
        neighbours(ranks(rest)),
        drift,
        (double) far.length / forks.length,
        Arrays.stream(far).average().orElse(0),
        Arrays.stream(forks).allMatch(fork -> fork == Math.rint(fork)) ? 1 / median(forks) : 0);
  }

  /** Independent forks without drift, one in twenty of them 26 % low. */
  static NoiseModel ofSpread(double sigma) {
    return new NoiseModel(sigma, 0, 0, 0.05, -0.3, 0);
  }

  /** A sequence of forks that begins now. */
  public Forks begin(SplittableRandom random) {
    return new Forks(random);
  }

  /** One fork after another, whichever build each is of. */
  public final class Forks {
    private final SplittableRandom random;
    private double last;
    private int made;

    private Forks(SplittableRandom random) {
      this.random = random;
      this.last = random.nextGaussian();
    }

    /** The next fork's figure about a centre, of which 1 is the base's. */
    public double next(double centre) {
      last = phi * last + Math.sqrt(1 - phi * phi) * random.nextGaussian();
      double log = drift * made++ + sigma * last;
      double figure =
          centre * Math.exp(random.nextDouble() < outlierShare ? log + outlierShift : log);
      return step == 0 ? figure : Math.max(1, Math.rint(figure / step)) * step;
    }
  }

  /** The same noise, rounded. */
  NoiseModel rounded(double toStep) {
    return new NoiseModel(sigma, phi, drift, outlierShare, outlierShift, toStep);
  }

  /** The same noise with neighbours correlated otherwise. */
  NoiseModel withNeighbours(double correlation) {
    return new NoiseModel(sigma, correlation, drift, outlierShare, outlierShift, step);
  }

  /** From 0 on, equals share the mean of theirs. */
  private static double[] ranks(double[] figures) {
    return Arrays.stream(figures)
        .map(
            one ->
                Arrays.stream(figures).filter(other -> other < one).count()
                    + (Arrays.stream(figures).filter(other -> other == one).count() - 1) / 2.0)
        .toArray();
  }

  /** The correlation of each with the one before it. */
  private static double neighbours(double[] figures) {
    double mean = Arrays.stream(figures).average().orElse(0);
    double products = 0;
    for (int i = 1; i < figures.length; i++) {
      products += (figures[i] - mean) * (figures[i - 1] - mean);
    }
    return products / Arrays.stream(figures).map(x -> (x - mean) * (x - mean)).sum();
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
