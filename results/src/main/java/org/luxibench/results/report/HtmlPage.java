package org.luxibench.results.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.store.RunRecord;

/**
 * A load run as one page that needs nothing but itself: style, scripts and figures stand in it.
 *
 * <p>Whatever comes from the run is escaped where it stands. Should that fail one day, the page's
 * own Content-Security-Policy lets no script run but the one whose hash it states, and loads
 * nothing from anywhere.
 */
final class HtmlPage {
  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z]+)}}");
  private static final List<String> SCRIPTS =
      List.of(
          "uPlot.iife.min.js",
          "format.js",
          "theme.js",
          "model.js",
          "tooltip.js",
          "timeplot.js",
          "timelines.js",
          "locks.js",
          "heatmap.js",
          "curves.js",
          "tables.js",
          "main.js");
  private static final List<String> STYLES = List.of("uPlot.min.css", "report.css");

  private HtmlPage() {}

  /** One run. */
  static String of(RunRecord run, LoadResult load) {
    return of(run, load, RunFacts.of(run));
  }

  /** A run, or several merged into one, with a table of where each was made. */
  static String of(RunRecord run, LoadResult load, Table facts) {
    List<String> styles = STYLES.stream().map(PageResource::text).toList();
    List<String> scripts = SCRIPTS.stream().map(PageResource::text).toList();
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("policy", PageFrame.policy(styles, scripts));
    parts.put("title", Markup.escape(load.scenario() + ": " + load.verdict()));
    parts.put("styles", PageResource.elements("style", styles));
    parts.put("scripts", PageResource.elements("script", scripts));
    head(parts, run, load);
    plots(parts, load);
    parts.put("facts", facts.html());
    parts.put("targetTable", PageTables.targets(load).html());
    parts.put("source", Markup.escape(load.source()));
    parts.put("footer", PageFrame.footer());
    return fill(PageResource.text("page.html"), parts);
  }

  private static void head(Map<String, String> parts, RunRecord run, LoadResult load) {
    parts.put("scenario", Markup.escape(load.scenario()));
    parts.put("reason", Markup.escape(load.reason()));
    parts.put("verdict", load.verdict().name());
    parts.put("verdictClass", load.verdict().name().toLowerCase(Locale.ROOT));
    parts.put("explanation", Markup.escape(load.explanation()));
    parts.put("started", Markup.escape(run.started().toString().replaceAll("\\.\\d+Z", "Z")));
    parts.put("commit", Markup.escape(run.source().shortName()));
    parts.put("host", Markup.escape(run.host().name()));
    parts.put("surprises", surprises(load));
    parts.put("cards", cards(load));
    parts.put("verdictTable", PageTables.verdicts(load).html());
    parts.put("checksTable", PageTables.checks(load).html());
  }

  private static void plots(Map<String, String> parts, LoadResult load) {
    PageData data = PageData.of(load);
    parts.put("data", data.json());
    parts.put("timeTable", TimeTables.latency(data).html());
    parts.put("lockTable", TimeTables.locks(data).html());
    parts.put("heatTable", HeatTable.of(load).html());
    parts.put("curveTable", PageTables.percentiles(load).html());
    parts.put("kindTable", PageTables.kinds(load).html());
    parts.put("lagTable", PageTables.lag(load).html());
    parts.put("pauseTable", PageTables.pauses(load).html());
    parts.put("countTable", PageTables.counts(load).html());
    parts.put("rateTable", TimeTables.rate(data).html());
    parts.put("lagTimeTable", TimeTables.lag(data).html());
    parts.put("causeTable", PageTables.pausesByCause(load).html());
    parts.put("vitalsTable", TimeTables.vitals(data).html());
  }

  private static String surprises(LoadResult load) {
    List<String> lines = VerdictTable.surprises(load);
    return lines.isEmpty()
        ? ""
        : lines.stream()
            .map(line -> "<li>" + Markup.escape(line) + "</li>")
            .collect(Collectors.joining("\n", "<ul class=\"surprises\">", "</ul>"));
  }

  private static String cards(LoadResult load) {
    List<String> cards = new ArrayList<>();
    for (int i = 0; i < load.legs().size(); i++) {
      cards.add(LegCard.html(load.legs().get(i), i));
    }
    return String.join("", cards);
  }

  /** In one pass, so that what a part holds is never taken for a place. */
  private static String fill(String page, Map<String, String> parts) {
    return PLACE
        .matcher(page)
        .replaceAll(
            place -> {
              String part = parts.get(place.group(1));
              if (part == null) {
                throw new IllegalStateException("page.html asks for unknown " + place.group());
              }
              return Matcher.quoteReplacement(part);
            });
  }
}
