package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.SampleRun;
import org.luxibench.results.report.PrometheusParser.Sample;

class PrometheusTextTest {
  @Test
  void theFileKeepsTheFormat() {
    assertThat(samples(SampleRun.contention())).hasSizeGreaterThan(300);
  }

  @Test
  void latenciesAreInSeconds() {
    assertThat(samples(SampleRun.contention()))
        .filteredOn(sample -> sample.name().equals("luxibench_load_response_seconds"))
        .filteredOn(sample -> "verify-waiting".equals(sample.labels().get("phase")))
        .filteredOn(sample -> "bgl-queries".equals(sample.labels().get("leg")))
        .hasSize(6)
        .allMatch(sample -> sample.value() > 1.9 && sample.value() < 2.1);
  }

  @Test
  void whetherTheRunPassedIsOneSample() {
    assertThat(samples(SampleRun.contention()))
        .filteredOn(sample -> sample.name().equals("luxibench_load_run_passed"))
        .extracting(Sample::value)
        .containsExactly(1.0);
    assertThat(samples(SampleRun.regressed()))
        .filteredOn(sample -> sample.name().equals("luxibench_load_run_passed"))
        .extracting(Sample::value)
        .containsExactly(0.0);
  }

  @Test
  void labelsAreEscaped() {
    assertThat(samples(SampleRun.named("a\"b\\c\nd")))
        .allMatch(sample -> "a\\\"b\\\\c\\nd".equals(sample.labels().get("scenario")));
    assertThat(samples(SampleRun.hostile("{x=\"y\"} 1\n# HELP"))).isNotEmpty();
  }

  @Test
  void aRateThatIsNoNumberIsWrittenAsTheFormatHasIt() {
    assertThat(rates(Double.POSITIVE_INFINITY)).contains(Double.POSITIVE_INFINITY);
    assertThat(rates(Double.NaN)).anyMatch(rate -> rate.isNaN());
    assertThat(rates(1e12)).contains(1e12);
  }

  private static Phase withRate(Phase phase, double rate) {
    return new Phase(
        phase.name(),
        phase.startSeconds(),
        phase.endSeconds(),
        phase.verdict(),
        phase.expected(),
        phase.detail(),
        phase.plannedRate(),
        rate,
        phase.counts(),
        phase.connectRetries(),
        phase.response(),
        phase.service(),
        phase.waited(),
        phase.lag(),
        phase.curve(),
        phase.checks(),
        phase.premise(),
        phase.kinds());
  }

  private static List<Double> rates(double rate) {
    LoadResult run = SampleRun.contention(List.of("lock-free-queries"));
    Leg leg = run.legs().get(0);
    List<Phase> phases = leg.phases().stream().map(phase -> withRate(phase, rate)).toList();
    LoadResult other =
        new LoadResult(
            run.scenario(),
            run.reason(),
            run.source(),
            run.verdict(),
            "",
            run.heatBoundsMicros(),
            List.of(leg.withPhases(leg.verdict(), phases)));
    return samples(other).stream()
        .filter(sample -> sample.name().equals("luxibench_load_rate"))
        .map(Sample::value)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a 1\n",
        "# TYPE a gauge\na 1\na 1\n",
        "# TYPE a gauge\n# TYPE b gauge\nb 1\na 1\n",
        "# TYPE a gauge\na{x=\"\"\"} 1\n",
        "# TYPE a gauge\na one\n",
        "# TYPE a summary\na 1\n",
        "# TYPE a gauge\na 1"
      })
  void theParserIsStrict(String broken) {
    assertThatThrownBy(() -> PrometheusParser.parse(broken))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Sample> samples(LoadResult load) {
    return PrometheusParser.parse(SampleReport.of(load).as(Report.Form.PROMETHEUS));
  }
}
