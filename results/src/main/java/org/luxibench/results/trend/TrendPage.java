package org.luxibench.results.trend;

import org.luxibench.results.compare.Pages;

/** A trend as one HTML page without scripts: a line for each metric, its changes listed below. */
public final class TrendPage {
  private TrendPage() {}

  /** The whole page. */
  public static String write(Trend trend) {
    return Pages.page("Trend of " + trend.suite(), section(trend));
  }

  /** The page's content, to be set into another page. */
  public static String section(Trend trend) {
    StringBuilder out = new StringBuilder("<table>\n<thead><tr><th>subject</th><th>metric</th>");
    out.append("<th>history</th><th>changes</th></tr></thead>\n<tbody>\n");
    for (Trend.Row row : trend.rows()) {
      History history = row.history();
      out.append("<tr><td>").append(Pages.escape(history.subject())).append("</td><td>");
      out.append(Pages.escape(history.metric().name() + ", " + history.metric().unit()));
      out.append("</td><td>").append(Sparkline.svg(history, row.changes())).append("</td><td>");
      for (Change change : row.changes()) {
        out.append("<p>").append(Pages.escape(TrendText.sentence(history, change))).append("</p>");
      }
      out.append("</td></tr>\n");
    }
    out.append("</tbody></table>\n<ul>\n");
    trend.notes().forEach(note -> out.append("<li>").append(Pages.escape(note)).append("</li>\n"));
    return out.append("</ul>\n").toString();
  }
}
