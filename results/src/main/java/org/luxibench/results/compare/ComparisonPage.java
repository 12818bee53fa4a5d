package org.luxibench.results.compare;

import java.util.List;
import java.util.Locale;

/**
 * A comparison as one HTML page without scripts: a picture of the intervals, then the table. In the
 * picture a row's bar is the 95 % interval of its ratio, the dot the ratio itself, the shaded band
 * the least effect.
 */
public final class ComparisonPage {
  private static final int LINE = 22;
  private static final int LEFT = 420;
  private static final int WIDTH = 460;
  private static final double LEAST_REACH = Math.log(1.3);
  private static final double MOST_REACH = Math.log(4);

  private ComparisonPage() {}

  /** The whole page. */
  public static String write(Comparison comparison) {
    return Pages.page(comparison.summary(), section(comparison));
  }

  /** The page's content, to be set into another page. */
  public static String section(Comparison comparison) {
    StringBuilder out = new StringBuilder();
    out.append("<p>base <code>").append(Pages.escape(comparison.base()));
    out.append("</code>, candidate <code>").append(Pages.escape(comparison.candidate()));
    out.append("</code></p>\n").append(picture(comparison));
    out.append(ComparisonTable.table(comparison).html()).append("<ul>\n");
    comparison
        .notes()
        .forEach(note -> out.append("<li>").append(Pages.escape(note)).append("</li>\n"));
    return out.append("</ul>\n").toString();
  }

  private static String picture(Comparison comparison) {
    List<Row> rows = comparison.rows().stream().filter(Row::hasRatio).toList();
    double reach = rows.stream().mapToDouble(ComparisonPage::reach).max().orElse(LEAST_REACH);
    StringBuilder out = new StringBuilder();
    out.append(
        "<svg role=\"img\" aria-label=\"ratios with their intervals\" width=\"%d\" height=\"%d\">\n"
            .formatted(LEFT + WIDTH + 20, (rows.size() + 1) * LINE));
    for (int i = 0; i < rows.size(); i++) {
      row(out, rows.get(i), i * LINE + LINE / 2, reach);
    }
    line(out, at(1, reach), 0, at(1, reach), rows.size() * LINE, "#000");
    return out.append("</svg>\n").toString();
  }

  private static double reach(Row row) {
    double high = Double.isFinite(row.interval().high()) ? row.interval().high() : row.ratio();
    double low = row.interval().low() > 0 ? row.interval().low() : row.ratio();
    double furthest = Math.max(Math.abs(Math.log(high)), Math.abs(Math.log(low)));
    return Math.min(MOST_REACH, Math.max(LEAST_REACH, furthest * 1.1));
  }

  private static void row(StringBuilder out, Row row, int y, double reach) {
    double least = 1 + row.metric().leastEffect();
    double bandStart = at(1 / least, reach);
    out.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"#e8eef4\"/>",
            bandStart,
            y - LINE / 2,
            at(least, reach) - bandStart,
            LINE));
    String label = row.subject() + " " + row.metric().name();
    out.append(
        "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>"
            .formatted(LEFT - 10, y + 4, Pages.escape(label)));
    if (Double.isFinite(row.interval().high())) {
      out.append(
          String.format(
              Locale.ROOT,
              "<line class=\"%s\" stroke-width=\"3\" x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\"/>",
              row.verdict().word(),
              at(row.interval().low(), reach),
              y,
              at(row.interval().high(), reach),
              y));
    }
    out.append(
        String.format(
            Locale.ROOT,
            "<circle class=\"%s\" cx=\"%.1f\" cy=\"%d\" r=\"4\"><title>%s %.3f</title></circle>\n",
            row.verdict().word(),
            at(row.ratio(), reach),
            y,
            row.verdict().word(),
            row.ratio()));
  }

  private static double at(double ratio, double reach) {
    double position = Math.max(-1, Math.min(1, Math.log(ratio) / reach));
    return LEFT + WIDTH * (position + 1) / 2;
  }

  private static void line(StringBuilder out, double x1, int y1, double x2, int y2, String colour) {
    out.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"%s\"/>\n",
            x1,
            y1,
            x2,
            y2,
            colour));
  }
}
