package org.luxibench.results.trend;

import org.luxibench.results.compare.Pages;
import org.luxibench.results.report.PlotPage;

/** A trend as one HTML page: a line for each metric in a table, then a plot of each. */
public final class TrendPage {
  private static final String SCRIPT = "trend.js";

  private TrendPage() {}

  /** The whole page; without scripts it has the table only. */
  public static String write(Trend trend) {
    StringBuilder body = new StringBuilder("<section>\n").append(section(trend));
    body.append(
        "</section>\n<noscript><p class=\"note\">The plots need JavaScript.</p></noscript>\n");
    for (int row = 0; row < trend.rows().size(); row++) {
      History history = trend.rows().get(row).history();
      String name = Pages.escape(history.subject() + " " + history.metric().name());
      body.append(
          "<figure><figcaption><h2>%s</h2></figcaption><div class=\"plot\" data-row=\"%d\"></div></figure>%n"
              .formatted(name, row));
    }
    return PlotPage.write(
        "Trend of " + trend.suite(), body.toString(), TrendJson.write(trend), SCRIPT);
  }

  /** The table alone, without scripts, to be set into another page. */
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
