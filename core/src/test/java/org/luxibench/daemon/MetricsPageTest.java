package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class MetricsPageTest {
  private final RequestMetrics requests = new RequestMetrics(Set.of("Query"));

  @Test
  void bucketsAddUpAndTheSumIsInSeconds() {
    requests.answered("Query", 50_000);
    requests.answered("Query", 700_000);
    requests.answered("Query", 700_000);
    requests.answered("Query", 3_000_000_000L);

    assertThat(page().lines().filter(line -> line.contains("\"Query\"")))
        .containsExactly(
            bucket("0.0001", 1),
            bucket("0.0005", 1),
            bucket("0.0010", 3),
            bucket("0.0050", 3),
            bucket("0.0250", 3),
            bucket("0.1000", 3),
            bucket("0.5000", 3),
            bucket("2.0000", 3),
            bucket("+Inf", 4),
            "luxibench_request_seconds_sum{method=\"Query\"} 3.001450",
            "luxibench_request_seconds_count{method=\"Query\"} 4");
  }

  @Test
  void unknownMethodsAreOneRow() {
    requests.answered("Nonsense", 1);
    requests.answered("More", 1);
    assertThat(page())
        .contains("luxibench_request_seconds_count{method=\"other\"} 2\n")
        .doesNotContain("Nonsense");
  }

  @Test
  void gaugesAndJobsHaveTheirNamesAndSayWhatTheyCount() {
    assertThat(page())
        .contains(
            "# HELP luxibench_things Things.\n# TYPE luxibench_things gauge\nluxibench_things 7\n")
        .endsWith("# TYPE luxibench_jobs gauge\nluxibench_jobs{status=\"queued\"} 5\n");
  }

  private String page() {
    Gauge things = new Gauge("luxibench_things", "Things.", () -> 7L);
    return new MetricsPage(requests, List.of(things), () -> Map.of("queued", 5L)).text();
  }

  private static String bucket(String bound, int count) {
    return "luxibench_request_seconds_bucket{method=\"Query\",le=\"%s\"} %d"
        .formatted(bound, count);
  }
}
