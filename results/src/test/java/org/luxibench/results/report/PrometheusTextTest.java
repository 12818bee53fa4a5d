package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.luxibench.results.load.SampleRun;

class PrometheusTextTest {
  private static final Pattern SAMPLE =
      Pattern.compile(
          "([a-z_]+)\\{([a-z]+=\"([^\"\\\\\\n]|\\\\[\\\\n\"])*\",?)*} -?[0-9]+(\\.[0-9]+)?(E-?[0-9]+)?");

  private final String text = SampleReport.of(SampleRun.contention()).as(Report.Form.PROMETHEUS);

  @Test
  void everyLineIsACommentOrASampleOfADeclaredMetric() {
    Set<String> declared = new HashSet<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("# TYPE ")) {
        assertThat(declared.add(line.split(" ", -1)[2])).as(line).isTrue();
      } else if (!line.startsWith("# HELP ")) {
        Matcher sample = SAMPLE.matcher(line);
        assertThat(sample.matches()).as(line).isTrue();
        assertThat(declared).contains(sample.group(1).replaceFirst("_(sum|count)$", ""));
      }
    }
  }

  @Test
  void noSampleIsGivenTwice() {
    List<String> series =
        text.lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.replaceAll(" .*", ""))
            .toList();
    assertThat(series).doesNotHaveDuplicates();
  }

  @Test
  void latenciesAreInSeconds() {
    assertThat(text)
        .containsPattern(
            "luxibench_load_response_seconds\\{scenario=\"bgl-contention\",leg=\"bgl-queries\","
                + "phase=\"verify-waiting\",quantile=\"0.5\"} 2\\.\\d+\n");
  }

  @Test
  void labelsAreEscaped() {
    String named = SampleReport.of(SampleRun.named("a\"b\\c\nd")).as(Report.Form.PROMETHEUS);
    assertThat(named).contains("luxibench_load_run_passed{scenario=\"a\\\"b\\\\c\\nd\"} 1");
  }
}
