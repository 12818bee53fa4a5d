package org.luxibench.load.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
 * Latencies are microseconds within; a metric of no phase is the phase's own.
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
  private final Set<String> phases;

  private Threshold(String text, Term left, String operator, Term right, Set<String> phases) {
    this.text = text;
    this.left = left;
    this.operator = operator;
    this.right = right;
    this.phases = phases;
  }

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

  private interface Term {
    double value(Metrics metrics);
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
    return phases;
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
    return new Check(text, limit, actual, unit(), ok);
  }

  /** Whether it limits a latency of replies, and then where, when that depends on nothing else. */
  public Optional<Double> latencyLimitMicros() {
    if (!unit().equals("us") || !operator.startsWith("<")) {
      return Optional.empty();
    }
    return Optional.of(right.value((phase, metric) -> 0)).filter(limit -> limit > 0);
  }

  private String unit() {
    String metric = text.strip().split("[\\s<>=]", 2)[0];
    String last = metric.substring(metric.lastIndexOf('.') + 1);
    return last.endsWith("rate") ? "/s" : Parser.LATENCIES.contains(last) ? "us" : "";
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
    private final Set<String> phases = new TreeSet<>();
    private final Matcher matcher;
    private boolean has;

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
      Term right = expression();
      if (has || !text.substring(end()).isBlank()) {
        throw wrong("expected the end");
      }
      return new Threshold(text, left, operator, right, phases);
    }

    private int end;

    private int end() {
      return end;
    }

    private void next() {
      if (has) {
        end = matcher.end();
      }
      matcher.region(end, text.length());
      has = matcher.lookingAt();
    }

    private Term expression() {
      Term product = factor();
      while (has && ("x".equals(matcher.group(3)) || "*".equals(matcher.group(4)))) {
        next();
        Term left = product;
        Term right = factor();
        product = metrics -> left.value(metrics) * right.value(metrics);
      }
      return product;
    }

    private Term factor() {
      if (!has) {
        throw wrong("expected a number, a metric, max(...) or min(...)");
      }
      if (matcher.group(1) != null) {
        double value = Double.parseDouble(matcher.group(1)) * scale(matcher.group(2));
        next();
        return metrics -> value;
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
        terms.add(expression());
      } while (has && ",".equals(matcher.group(4)));
      if (!has || !")".equals(matcher.group(4))) {
        throw wrong("expected , or )");
      }
      next();
      return metrics -> {
        var values = terms.stream().mapToDouble(term -> term.value(metrics));
        return max ? values.max().orElseThrow() : values.min().orElseThrow();
      };
    }

    private Term metric() {
      String word = has ? matcher.group(3) : null;
      if (word == null) {
        throw wrong("expected a metric");
      }
      String metric = metricOf(word);
      String phase =
          word.length() == metric.length()
              ? ""
              : word.substring(0, word.length() - metric.length() - 1);
      if (!phase.isEmpty()) {
        phases.add(phase);
      }
      next();
      return metrics -> metrics.value(phase, metric);
    }

    /** The metric at the end of a dotted word, with its {@code lag.} or {@code service.}. */
    private String metricOf(String word) {
      String[] parts = word.split("\\.", -1);
      String last = parts[parts.length - 1];
      boolean latency = LATENCIES.contains(last);
      if (!latency && !COUNTS.contains(last)) {
        throw wrong("'%s' is no metric, expected one of %s".formatted(word, names()));
      }
      String before = parts.length > 1 ? parts[parts.length - 2] : "";
      boolean qualified = latency && (before.equals("lag") || before.equals("service"));
      return qualified ? before + "." + last : last;
    }

    private static String names() {
      Set<String> all = new TreeSet<>(LATENCIES);
      all.addAll(COUNTS);
      return String.join(", ", all).toLowerCase(Locale.ROOT);
    }

    private static double scale(@org.jspecify.annotations.Nullable String unit) {
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
      return new IllegalArgumentException(
          "threshold '%s', column %d: %s".formatted(text, end + 1, expected));
    }
  }
}
