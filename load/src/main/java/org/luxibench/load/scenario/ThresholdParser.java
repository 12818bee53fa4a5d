package org.luxibench.load.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.scenario.Threshold.Reference;
import org.luxibench.load.scenario.Threshold.Term;
import org.luxibench.load.scenario.Threshold.Unit;

/** Reads the text of a {@link Threshold}, whose grammar is told there. */
final class ThresholdParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:(\\d+(?:\\.\\d+)?)(us|ms|s|/s)?(?![\\w.])|([\\w.-]+)|(<=|>=|==|[<>(),*]))");
  private static final Set<String> OPERATORS = Set.of("<", "<=", ">", ">=", "==");
  private static final Set<String> PARTS = Set.of("lag", "wait", "service");
  static final Set<String> LATENCIES = Set.of("p50", "p90", "p99", "p999", "p9999", "max", "mean");
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

  /** Where the token read last ended. */
  private int end;

  /** Of the left side, which the right one must have as well; none while that is read. */
  private @Nullable Unit wanted;

  ThresholdParser(String text) {
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
    wanted = left.unit();
    Term right = like(left.unit(), this::expression);
    if (has || !text.substring(end).isBlank()) {
      throw wrong("expected the end");
    }
    return new Threshold(text, left, operator, right, references);
  }

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
    if (term.unit() != unit) {
      throw wrong(start, "expected %s, found %s".formatted(unit.told(), term.unit().told()));
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
      if (left.unit() != Unit.NONE && right.unit() != Unit.NONE) {
        throw wrong(start, "expected " + Unit.NONE.told() + ", for the other factor has a unit");
      }
      product =
          new Term(
              left.unit() == Unit.NONE ? right.unit() : left.unit(),
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
      terms.add(terms.isEmpty() ? expression() : like(terms.get(0).unit(), this::expression));
    } while (has && ",".equals(matcher.group(4)));
    if (!has || !")".equals(matcher.group(4))) {
      throw wrong("expected , or )");
    }
    next();
    return new Term(
        terms.get(0).unit(),
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

  /** The metric at the end of a dotted word, with its {@code lag.} or the like. */
  private String metricOf(String word) {
    String[] parts = word.split("\\.", -1);
    String last = parts[parts.length - 1];
    boolean latency = LATENCIES.contains(last);
    if (!latency && !COUNTS.contains(last)) {
      throw wrong(
          "'%s' is no metric, expected one of %s"
              .formatted(word, String.join(", ", Threshold.metrics())));
    }
    String before = parts.length > 1 ? parts[parts.length - 2] : "";
    boolean qualified = latency && PARTS.contains(before);
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
