package org.luxibench.results.report;

import java.util.List;
import java.util.stream.Stream;

/**
 * The frame of a page with plots that needs nothing but itself: style, uPlot, the page's own script
 * and its figures stand in it, and its Content-Security-Policy lets nothing else run or load.
 */
public final class PlotPage {
  private static final List<String> STYLES = List.of("uPlot.min.css", "report.css");
  private static final List<String> BEFORE = List.of("uPlot.iife.min.js", "format.js", "theme.js");
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="%1$s">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>%2$s</title>
      <link rel="icon" href="data:,">
      %3$s
      </head><body>
      <header class="top"><div class="headline"><h1>%2$s</h1></div></header>
      <main>
      %4$s</main>
      %5$s
      <script type="application/json" id="data">%6$s</script>
      %7$s
      </body></html>
      """;

  private PlotPage() {}

  /**
   * A whole page.
   *
   * @param title text, escaped here
   * @param body HTML
   * @param json what the script finds in the element {@code data}; escaped here
   * @param script name of a script beside this class; it may use uPlot, format.js and theme.js
   */
  public static String write(String title, String body, String json, String script) {
    List<String> styles = STYLES.stream().map(PageResource::text).toList();
    List<String> scripts =
        Stream.concat(BEFORE.stream(), Stream.of(script)).map(PageResource::text).toList();
    return FRAME.formatted(
        PageFrame.policy(styles, scripts),
        Markup.escape(title),
        PageResource.elements("style", styles),
        body,
        PageFrame.footer(),
        json.replace("<", "\\u003c"),
        PageResource.elements("script", scripts));
  }
}
