package org.luxibench.load.scenario;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.luxibench.results.load.Check;

/**
 * A limit on what a phase measured: {@code METRIC OPERATOR EXPRESSION}.
 *
 * <pre>
 *   metric     := [PHASE .] [lag . | wait . | service .] (p50 p90 p99 p999 p9999 max mean)
 *               | [PHASE .] (timeouts errors abandoned planned completed rate planned-rate
 *                            rss-growth threads-growth descriptors-growth)
 *   operator   := &lt; | &lt;= | &gt; | &gt;= | ==
 *   expression := factor { (x | *) factor }
 *   factor     := NUMBER [us | ms | s | /s] | metric | max(expression, ...) | min(expression, ...)
 * </pre>
 *
 * Both sides have one unit: latencies are compared with durations and latencies, rates with rates,
 * counts with bare numbers; a product has at most one factor with a unit. Beside a rate {@code
 * planned} is the planned rate. Latencies are microseconds within; a metric of no phase is the
 * phase's own.
 */
public final class Threshold {
  private final String text;
  private final Term left;
  private final String operator;
  private final Term right;
  private final List<Reference> references;

  Threshold(String text, Term left, String operator, Term right, List<Reference> references) {
    this.text = text;
    this.left = left;
    this.operator = operator;
    this.right = right;
    this.references = List.copyOf(references);
  }

  /**
   * A metric that the threshold names.
   *
   * @param phase empty for the phase that is judged
   * @param metric such as {@code p99} or {@code lag.p999}
   */
  public record Reference(String phase, String metric) {}

  /** Where metrics come from. */
  @FunctionalInterface
  public interface Metrics {
    /**
     * The value of a metric.
     *
     * @param phase empty for the phase that is judged
     * @param metric such as {@code p99} or {@code lag.p999}
     */
    double value(String phase, String metric);
  }

  @FunctionalInterface
  interface Value {
    double of(Metrics metrics);
  }

  /** What a figure is of; only like can be compared. */
  enum Unit {
    MICROS("us", "a duration such as 25ms or a latency"),
    PER_SECOND("/s", "a rate such as 100/s"),
    NONE("", "a bare number or a count");

    private final String sign;
    private final String told;

    Unit(String sign, String told) {
      this.sign = sign;
      this.told = told;
    }

    String told() {
      return told;
    }
  }

  record Term(Unit unit, Value value) {
    double value(Metrics metrics) {
      return value.of(metrics);
    }
  }

  /**
   * Reads a threshold.
   *
   * @throws IllegalArgumentException with the text and the column where it went wrong
   */
  public static Threshold parse(String text) {
    return new ThresholdParser(text).threshold();
  }

  /** Phases it names beside the judged one. */
  public Set<String> phases() {
    return references.stream()
        .map(Reference::phase)
        .filter(phase -> !phase.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The metrics it names, in the order of the text. */
  public List<Reference> references() {
    return references;
  }

  /** Every metric there is, without the phase and without {@code lag.} and the like. */
  static Set<String> metrics() {
    Set<String> all = new TreeSet<>(ThresholdParser.LATENCIES);
    all.addAll(ThresholdParser.COUNTS);
    return all;
  }

  /** The text it was read from. */
  @Override
  public String toString() {
    return text;
  }

  /** Judges it. */
  public Check judge(Metrics metrics) {
    double actual = left.value(metrics);
    double limit = right.value(metrics);
    boolean ok =
        switch (operator) {
          case "<" -> actual < limit;
          case "<=" -> actual <= limit;
          case ">" -> actual > limit;
          case ">=" -> actual >= limit;
          default -> Double.compare(actual, limit) == 0;
        };
    return new Check(text, limit, actual, left.unit.sign, ok);
  }

  /** Whether it limits a latency of replies, and then where, when that depends on nothing else. */
  public Optional<Double> latencyLimitMicros() {
    if (!limitsReplies()) {
      return Optional.empty();
    }
    return Optional.of(right.value((phase, metric) -> 0)).filter(limit -> limit > 0);
  }

  /** Lag and wait are not of replies, but of what comes before these can be asked for. */
  private boolean limitsReplies() {
    String metric = references.get(0).metric();
    boolean before = metric.startsWith("lag.") || metric.startsWith("wait.");
    return left.unit == Unit.MICROS && operator.startsWith("<") && !before;
  }

  /**
   * The percentile of replies that it limits, 100 for the maximum; empty when it limits another
   * figure.
   */
  public OptionalDouble limitedPercentile() {
    String metric = references.get(0).metric();
    String point = metric.substring(metric.lastIndexOf('.') + 1);
    if (!limitsReplies()) {
      return OptionalDouble.empty();
    }
    return switch (point) {
      case "mean" -> OptionalDouble.empty();
      case "max" -> OptionalDouble.of(100);
      case "p999" -> OptionalDouble.of(99.9);
      case "p9999" -> OptionalDouble.of(99.99);
      default -> OptionalDouble.of(Double.parseDouble(point.substring(1)));
    };
  }
}
