package org.luxibench.results.compare;

/** The frame of this module's plain pages: one file, no scripts, nothing loaded. */
public final class Pages {
  private static final String FRAME =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8"><title>%1$s</title>
      <style>
      body { font: 14px/1.5 system-ui, sans-serif; margin: 2em; color: #222; background: #fff; }
      table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
      th, td { padding: .2em .8em; text-align: left; border-bottom: 1px solid #ddd; }
      td p { margin: 0; }
      .n { text-align: right; }
      svg text { font: 12px system-ui, sans-serif; }
      .regressed, .suspect { fill: #c22; stroke: #c22; } .improved { fill: #282; stroke: #282; }
      .same { fill: #555; stroke: #555; } .inconclusive { fill: #b80; stroke: #b80; }
      </style></head><body>
      <h1>%1$s</h1>
      %2$s</body></html>
      """;

  private Pages() {}

  /**
   * A whole page.
   *
   * @param title text, escaped here
   * @param body HTML
   */
  public static String page(String title, String body) {
    return FRAME.formatted(escape(title), body);
  }

  /** Text made safe for element content and quoted attributes. */
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
