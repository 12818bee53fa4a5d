package org.luxibench.daemon;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** What the daemon is doing, in Prometheus' text format (version 0.0.4). */
final class MetricsPage {
  private static final String REQUESTS = "luxibench_request_seconds";

  private final RequestMetrics requests;
  private final List<Gauge> gauges;
  private final Supplier<Map<String, Long>> jobsByStatus;

  /**
   * @param gauges in the order in which they are shown
   * @param jobsByStatus jobs not archived
   */
  MetricsPage(
      RequestMetrics requests, List<Gauge> gauges, Supplier<Map<String, Long>> jobsByStatus) {
    this.requests = requests;
    this.gauges = gauges;
    this.jobsByStatus = jobsByStatus;
  }

  String text() {
    StringBuilder page = new StringBuilder(4096);
    head(page, REQUESTS, "histogram", "Seconds from a whole request to its answer, by method.");
    requests.byMethod().forEach((method, latency) -> addRequests(page, method, latency));
    for (Gauge gauge : gauges) {
      head(page, gauge.name(), "gauge", gauge.help());
      line(page, gauge.name(), "", gauge.value().getAsLong());
    }
    head(page, "luxibench_jobs", "gauge", "Jobs that are not archived, by status.");
    jobsByStatus
        .get()
        .forEach((status, count) -> line(page, "luxibench_jobs", label("status", status), count));
    return page.toString();
  }

  private static void head(StringBuilder page, String name, String type, String help) {
    page.append("# HELP ").append(name).append(' ').append(help).append('\n');
    page.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void addRequests(StringBuilder page, String method, LatencyBuckets latency) {
    String name = "method=\"" + method + "\"";
    long total = 0;
    for (int i = 0; i <= LatencyBuckets.BOUNDS.size(); i++) {
      total += latency.count(i);
      String bound =
          i < LatencyBuckets.BOUNDS.size()
              ? String.format(Locale.ROOT, "%.4f", LatencyBuckets.BOUNDS.get(i))
              : "+Inf";
      line(page, REQUESTS + "_bucket", "{" + name + ",le=\"" + bound + "\"}", total);
    }
    page.append(REQUESTS + "_sum{").append(name).append("} ");
    page.append(String.format(Locale.ROOT, "%.6f", latency.sumSeconds())).append('\n');
    line(page, REQUESTS + "_count", "{" + name + "}", total);
  }

  private static String label(String name, String value) {
    return "{" + name + "=\"" + value + "\"}";
  }

  private static void line(StringBuilder page, String name, String labels, long value) {
    page.append(name).append(labels).append(' ').append(value).append('\n');
  }
}
