package org.luxibench.results.report;

import java.util.Locale;
import org.luxibench.results.load.Check;

/** Numbers as the reports write them: three significant digits, thousands set apart. */
public final class Figures {
  private Figures() {}

  /** Microseconds as milliseconds without the unit: {@code 0.85}, {@code 51.3}, {@code 2,003}. */
  public static String millis(double micros) {
    return significant(micros / 1e3);
  }

  /** Microseconds with the unit that suits: {@code 85 us}, {@code 51.3 ms}, {@code 2.00 s}. */
  public static String duration(double micros) {
    if (micros < 1_000) {
      return Math.round(micros) + " us";
    }
    return micros < 1e6 ? significant(micros / 1_000) + " ms" : significant(micros / 1e6) + " s";
  }

  /** A whole number: {@code 12,345}. */
  public static String count(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** A number with a decimal part where it matters. */
  public static String significant(double value) {
    double size = Math.abs(value);
    String form = size >= 99.95 ? "%,.0f" : size >= 9.995 ? "%.1f" : "%.2f";
    return String.format(Locale.ROOT, form, value);
  }

  /** A threshold's number with its unit. */
  static String withUnit(double value, Check check) {
    return switch (check.unit()) {
      case "us" -> duration(value);
      case "" -> value == Math.rint(value) ? count((long) value) : significant(value);
      default -> significant(value) + " " + check.unit();
    };
  }
}
