package org.luxibench.load.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.load.Check;

/**
 * A limit on what a phase measured: {@code METRIC OPERATOR EXPRESSION}.
 *
 * <pre>
 *   metric     := [PHASE .] [lag . | service .] (p50 p90 p99 p999 p9999 max mean)
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
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(\\d+(?:\\.\\d+)?)(us|ms|s|/s)?(?![\\w.])|([\\w.-]+)|(<=|>=|==|[<>(),*]))");
  private static final Set<String> OPERATORS = Set.of("<", "<=", ">", ">=", "==");

  private final String text;
  private final Term left;
  private final String operator;
  private final Term right;
  private final List<Reference> references;

  private Threshold(
      String text, Term left, String operator, Term right, List<Reference> references) {
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
  private interface Value {
    double of(Metrics metrics);
  }

  /** What a figure is of; only like can be compared. */
  private enum Unit {
    MICROS("us", "a duration such as 25ms or a latency"),
    PER_SECOND("/s", "a rate such as 100/s"),
    NONE("", "a bare number or a count");

    private final String sign;
    private final String told;

    Unit(String sign, String told) {
      this.sign = sign;
      this.told = told;
    }
  }

  private record Term(Unit unit, Value value) {
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
    return new Parser(text).threshold();
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

  /** Every metric there is, without the phase and without {@code lag.} and {@code service.}. */
  static Set<String> metrics() {
    Set<String> all = new TreeSet<>(Parser.LATENCIES);
    all.addAll(Parser.COUNTS);
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
    if (left.unit != Unit.MICROS || !operator.startsWith("<")) {
      return Optional.empty();
    }
    return Optional.of(right.value((phase, metric) -> 0)).filter(limit -> limit > 0);
  }

  /**
   * The percentile of replies that it limits, 100 for the maximum; empty when it limits another
   * figure.
   */
  public OptionalDouble limitedPercentile() {
    String metric = references.get(0).metric();
    String point = metric.substring(metric.lastIndexOf('.') + 1);
    if (metric.startsWith("lag.") || !operator.startsWith("<") || left.unit != Unit.MICROS) {
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

  private static final class Parser {
    static final Set<String> LATENCIES =
        Set.of("p50", "p90", "p99", "p999", "p9999", "max", "mean");
    static final Set<String> COUNTS =
        Set.of(
            "timeouts",
            "errors",
            "abandoned",
            "planned",
            "completed",
            "rate",
            "planned-rate",
            "rss-growth",
            "threads-growth",
            "descriptors-growth");

    private final String text;
    private final List<Reference> references = new ArrayList<>();
    private final Matcher matcher;
    private boolean has;

    /** Of the left side, which the right one must have as well; none while that is read. */
    private @Nullable Unit wanted;

    Parser(String text) {
      this.text = text;
      this.matcher = TOKEN.matcher(text);
      next();
    }

    Threshold threshold() {
      Term left = metric();
      String operator = has ? matcher.group(4) : null;
      if (operator == null || !OPERATORS.contains(operator)) {
        throw wrong("expected one of < <= > >= ==");
      }
      next();
      wanted = left.unit;
      Term right = like(left.unit, this::expression);
      if (has || !text.substring(end).isBlank()) {
        throw wrong("expected the end");
      }
      return new Threshold(text, left, operator, right, references);
    }

    private int end;

    private void next() {
      if (has) {
        end = matcher.end();
      }
      matcher.region(end, text.length());
      has = matcher.lookingAt();
    }

    /** Reads a term that must have a unit. */
    private Term like(Unit unit, Supplier<Term> reader) {
      int start = end;
      Term term = reader.get();
      if (term.unit != unit) {
        throw wrong(start, "expected %s, found %s".formatted(unit.told, term.unit.told));
      }
      return term;
    }

    private Term expression() {
      Term product = factor();
      while (has && ("x".equals(matcher.group(3)) || "*".equals(matcher.group(4)))) {
        next();
        int start = end;
        Term left = product;
        Term right = factor();
        if (left.unit != Unit.NONE && right.unit != Unit.NONE) {
          throw wrong(start, "expected " + Unit.NONE.told + ", for the other factor has a unit");
        }
        product =
            new Term(
                left.unit == Unit.NONE ? right.unit : left.unit,
                metrics -> left.value(metrics) * right.value(metrics));
      }
      return product;
    }

    private Term factor() {
      if (!has) {
        throw wrong("expected a number, a metric, max(...) or min(...)");
      }
      if (matcher.group(1) != null) {
        String unit = matcher.group(2);
        double value = Double.parseDouble(matcher.group(1)) * scale(unit);
        next();
        return new Term(unitOf(unit), metrics -> value);
      }
      String word = matcher.group(3);
      if (("max".equals(word) || "min".equals(word)) && opensBracket()) {
        return extreme(word.equals("max"));
      }
      return metric();
    }

    private boolean opensBracket() {
      return matcher.end() < text.length() && text.charAt(matcher.end()) == '(';
    }

    private Term extreme(boolean max) {
      next();
      List<Term> terms = new ArrayList<>();
      do {
        next();
        terms.add(terms.isEmpty() ? expression() : like(terms.get(0).unit, this::expression));
      } while (has && ",".equals(matcher.group(4)));
      if (!has || !")".equals(matcher.group(4))) {
        throw wrong("expected , or )");
      }
      next();
      return new Term(
          terms.get(0).unit,
          metrics -> {
            var values = terms.stream().mapToDouble(term -> term.value(metrics));
            return max ? values.max().orElseThrow() : values.min().orElseThrow();
          });
    }

    private Term metric() {
      String word = has ? matcher.group(3) : null;
      if (word == null) {
        throw wrong("expected a metric");
      }
      String named = metricOf(word);
      String phase =
          word.length() == named.length()
              ? ""
              : word.substring(0, word.length() - named.length() - 1);
      String metric = named.equals("planned") && wanted == Unit.PER_SECOND ? "planned-rate" : named;
      references.add(new Reference(phase, metric));
      next();
      return new Term(unitOfMetric(metric), metrics -> metrics.value(phase, metric));
    }

    /** The metric at the end of a dotted word, with its {@code lag.} or {@code service.}. */
    private String metricOf(String word) {
      String[] parts = word.split("\\.", -1);
      String last = parts[parts.length - 1];
      boolean latency = LATENCIES.contains(last);
      if (!latency && !COUNTS.contains(last)) {
        throw wrong(
            "'%s' is no metric, expected one of %s".formatted(word, String.join(", ", metrics())));
      }
      String before = parts.length > 1 ? parts[parts.length - 2] : "";
      boolean qualified = latency && (before.equals("lag") || before.equals("service"));
      return qualified ? before + "." + last : last;
    }

    private static Unit unitOfMetric(String metric) {
      if (LATENCIES.contains(metric.substring(metric.lastIndexOf('.') + 1))) {
        return Unit.MICROS;
      }
      return metric.endsWith("rate") ? Unit.PER_SECOND : Unit.NONE;
    }

    private static Unit unitOf(@Nullable String sign) {
      if (sign == null) {
        return Unit.NONE;
      }
      return sign.equals("/s") ? Unit.PER_SECOND : Unit.MICROS;
    }

    private static double scale(@Nullable String unit) {
      if (unit == null) {
        return 1;
      }
      return switch (unit) {
        case "ms" -> 1e3;
        case "s" -> 1e6;
        default -> 1;
      };
    }

    private IllegalArgumentException wrong(String expected) {
      return wrong(end, expected);
    }

    /** A complaint about the token that begins at a place, blanks before it aside. */
    private IllegalArgumentException wrong(int at, String expected) {
      int column = at + 1;
      while (column < text.length() && Character.isWhitespace(text.charAt(column - 1))) {
        column++;
      }
      return new IllegalArgumentException(
          "threshold '%s', column %d: %s".formatted(text, column, expected));
    }
  }
}
