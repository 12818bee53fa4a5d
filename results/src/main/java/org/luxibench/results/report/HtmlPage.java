package org.luxibench.results.report;

import org.luxibench.results.load.LoadResult;
import org.luxibench.results.store.RunRecord;

/** A load run as one page that needs nothing but itself. */
final class HtmlPage {
  private HtmlPage() {}

  static String of(RunRecord run, LoadResult load) {
    String title = Markup.escape(load.scenario() + ": " + load.verdict());
    return "<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>%s</title>\n<h1>%s</h1>\n%s%s</html>\n"
        .formatted(title, title, VerdictTable.of(load).html(), RunFacts.of(run).html());
  }
}
