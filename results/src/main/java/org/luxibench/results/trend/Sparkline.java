package org.luxibench.results.trend;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.luxibench.results.stats.ChangePoint;

/** A history in one line: of block characters for a terminal, as SVG for a page. */
final class Sparkline {
  private static final String BLOCKS = "▁▂▃▄▅▆▇█";
  private static final int LONGEST = 40;
  private static final int WIDTH = 360;
  private static final int HEIGHT = 48;
  private static final int MARGIN = 4;

  private Sparkline() {}

  /** The last forty figures, from the least as the lowest block to the largest as the highest. */
  static String text(double[] values) {
    double[] last = Arrays.copyOfRange(values, Math.max(0, values.length - LONGEST), values.length);
    double low = Arrays.stream(last).min().orElse(0);
    double high = Arrays.stream(last).max().orElse(0);
    StringBuilder out = new StringBuilder();
    for (double value : last) {
      double share = high > low ? (value - low) / (high - low) : 0.5;
      out.append(BLOCKS.charAt((int) Math.round(share * (BLOCKS.length() - 1))));
    }
    return out.toString();
  }

  /** All figures as a line, its foot at 0, a step line of the levels, a mark at each change. */
  static String svg(History history, List<Change> changes) {
    double[] values = history.values();
    double high = Arrays.stream(values).max().orElse(1) * 1.05;
    StringBuilder out = new StringBuilder();
    out.append(
        "<svg role=\"img\" aria-label=\"history\" width=\"%d\" height=\"%d\">"
            .formatted(WIDTH, HEIGHT));
    out.append("<polyline fill=\"none\" stroke=\"#579\" points=\"");
    for (int i = 0; i < values.length; i++) {
      out.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(i, values.length), y(values[i], high)));
    }
    out.append("\"/>");
    for (Change change : changes) {
      mark(out, change, values.length, high);
    }
    return out.append("</svg>").toString();
  }

  private static void mark(StringBuilder out, Change change, int count, double high) {
    ChangePoint point = change.point();
    double x = (x(point.index() - 1, count) + x(point.index(), count)) / 2;
    String colour = change.worse() ? "#c22" : "#282";
    out.append(
        String.format(
            Locale.ROOT,
            "<path fill=\"none\" stroke=\"%s\" d=\"M%.1f %.1fH%.1fV%.1fH%.1f\"><title>%s</title></path>",
            colour,
            Math.max(0, x - 30),
            y(point.before(), high),
            x,
            y(point.after(), high),
            Math.min(WIDTH, x + 30),
            change.commitRange()));
  }

  private static double x(int index, int count) {
    return count < 2 ? WIDTH / 2.0 : MARGIN + (WIDTH - 2.0 * MARGIN) * index / (count - 1);
  }

  private static double y(double value, double high) {
    return HEIGHT - MARGIN - (HEIGHT - 2.0 * MARGIN) * value / high;
  }
}
