package org.luxibench.results.stats;

import java.util.Arrays;
import java.util.List;

/** Independent figures of one kind, in the order in which they were measured; immutable. */
public final class Sample {
  /** No figures. */
  public static final Sample EMPTY = new Sample(new double[0]);

  private final double[] values;

  private Sample(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a sample holds " + value + ", expected finite figures");
      }
    }
    this.values = values;
  }

  /**
   * A sample of these figures.
   *
   * @throws IllegalArgumentException when one is infinite or not a number
   */
  public static Sample of(double... values) {
    return new Sample(values.clone());
  }

  /** A sample of these figures. */
  public static Sample of(List<Double> values) {
    return new Sample(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** How many there are. */
  public int size() {
    return values.length;
  }

  /** Whether there are none. */
  public boolean isEmpty() {
    return values.length == 0;
  }

  /** A copy, in the order of measuring. */
  public double[] toArray() {
    return values.clone();
  }

  /** The figures, in the order of measuring. */
  public List<Double> toList() {
    return Arrays.stream(values).boxed().toList();
  }

  /** This sample followed by the other. */
  public Sample and(Sample other) {
    double[] both = Arrays.copyOf(values, values.length + other.values.length);
    System.arraycopy(other.values, 0, both, values.length, other.values.length);
    return new Sample(both);
  }

  /**
   * The middle figure, or the mean of the two middle ones.
   *
   * @throws IllegalStateException when the sample is empty
   */
  public double median() {
    if (isEmpty()) {
      throw new IllegalStateException("an empty sample has no median");
    }
    return medianOf(values.clone());
  }

  /** Whether every figure is above zero, so that ratios and logarithms mean something. */
  public boolean isPositive() {
    return Arrays.stream(values).allMatch(value -> value > 0);
  }

  /** The median; sorts the array it is given. */
  static double medianOf(double[] scratch) {
    Arrays.sort(scratch);
    int middle = scratch.length / 2;
    return scratch.length % 2 == 1 ? scratch[middle] : (scratch[middle - 1] + scratch[middle]) / 2;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Sample sample && Arrays.equals(values, sample.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
