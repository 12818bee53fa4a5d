package org.luxibench.load.scenario;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 250ms}, {@code 2.5s}, {@code 3m}. */
public final class Durations {
  private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?)(us|ms|s|m|h)");

  private Durations() {}

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException naming the text and what was expected
   */
  public static Duration parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "'%s' is no duration, expected one such as 250ms, 2.5s or 3m".formatted(text));
    }
    return Duration.ofNanos(
        Math.round(Double.parseDouble(matcher.group(1)) * nanos(matcher.group(2))));
  }

  /** Writes one in the largest unit that leaves it above 1. */
  public static String text(Duration duration) {
    double nanos = duration.toNanos();
    for (String unit : new String[] {"m", "s", "ms"}) {
      boolean whole = nanos % nanos(unit) == 0;
      if (nanos >= nanos(unit) && (whole || !unit.equals("m"))) {
        String figure = String.format(Locale.ROOT, "%.3f", nanos / nanos(unit));
        return figure.replaceFirst("\\.?0+$", "") + unit;
      }
    }
    return Math.round(nanos / nanos("us")) + "us";
  }

  private static double nanos(String unit) {
    return switch (unit) {
      case "us" -> 1e3;
      case "ms" -> 1e6;
      case "s" -> 1e9;
      case "m" -> 60e9;
      default -> 3_600e9;
    };
  }
}
