package org.luxibench.results.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** A series cut into stretches at some indices; the figures are those of the caller's array. */
final class Stretches {
  private final double[] series;
  private final TreeSet<Integer> cuts = new TreeSet<>();

  Stretches(double[] series) {
    this.series = series;
  }

  void cut(int at) {
    cuts.add(at);
  }

  void join(int at) {
    cuts.remove(at);
  }

  List<Integer> cuts() {
    return List.copyOf(cuts);
  }

  /** Where the stretches begin, and after the last the series' length. */
  List<Integer> bounds() {
    List<Integer> bounds = new ArrayList<>();
    bounds.add(0);
    bounds.addAll(cuts);
    bounds.add(series.length);
    return bounds;
  }

  /** The stretch that ends at a cut. */
  double[] before(int cut) {
    Integer start = cuts.lower(cut);
    return Arrays.copyOfRange(series, start == null ? 0 : start, cut);
  }

  /** The stretch that begins at a cut. */
  double[] after(int cut) {
    Integer end = cuts.higher(cut);
    return Arrays.copyOfRange(series, cut, end == null ? series.length : end);
  }

  ChangePoint change(int cut, double p) {
    return new ChangePoint(cut, mean(before(cut)), mean(after(cut)), p);
  }

  private static double mean(double[] figures) {
    return Arrays.stream(figures).average().orElse(0);
  }
}
