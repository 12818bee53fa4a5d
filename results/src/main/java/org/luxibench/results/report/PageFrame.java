package org.luxibench.results.report;

import java.util.List;

/** What every page has around what it shows: the rule what may run and load in it, and its foot. */
final class PageFrame {
  private PageFrame() {}

  /** The content of the Content-Security-Policy: these styles and scripts, and nothing else. */
  static String policy(List<String> styles, List<String> scripts) {
    return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src %s; script-src %s"
        .formatted(PageResource.hashes(styles), PageResource.hashes(scripts));
  }

  /** Who wrote the page, and uPlot's licence. */
  static String footer() {
    return """
        <footer><p>Written by luxibench. One file: it asks the network for nothing.</p>
        <details><summary>Plots by uPlot 1.6.32: licence</summary><pre>%s</pre></details></footer>"""
        .formatted(Markup.escape(PageResource.text("uPlot.LICENSE.txt")));
  }
}
