package org.luxibench.load.schedule;

import java.util.List;

/**
 * One constant rate after another, each as long as the others; the last one stays.
 *
 * @param rates requests a second, each above 0; at least one
 * @param stepSeconds how long each lasts, above 0
 */
public record Steps(List<Double> rates, double stepSeconds) implements RateProfile {

  public Steps {
    rates = List.copyOf(rates);
    if (rates.isEmpty()) {
      throw new IllegalArgumentException("steps without a rate, expected at least one");
    }
    rates.forEach(Rates::requirePositive);
    if (!(stepSeconds > 0)) {
      throw new IllegalArgumentException("step of " + stepSeconds + " s, expected more than 0");
    }
  }

  @Override
  public double secondsOf(double count) {
    double left = count;
    int last = rates.size() - 1;
    for (int step = 0; step < last; step++) {
      double inStep = rates.get(step) * stepSeconds;
      if (left < inStep) {
        return step * stepSeconds + left / rates.get(step);
      }
      left -= inStep;
    }
    return last * stepSeconds + left / rates.get(last);
  }

  @Override
  public double countBy(double seconds) {
    double count = 0;
    for (int step = 0; step < rates.size(); step++) {
      double begun = seconds - step * stepSeconds;
      if (begun <= 0) {
        break;
      }
      boolean last = step == rates.size() - 1;
      count += rates.get(step) * (last ? begun : Math.min(begun, stepSeconds));
    }
    return count;
  }
}
