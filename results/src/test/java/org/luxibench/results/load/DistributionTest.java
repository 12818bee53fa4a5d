package org.luxibench.results.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class DistributionTest {
  @Test
  void percentilesComeOutInMicrosecondsWhateverWasRecorded() {
    Histogram nanos = new Histogram(3);
    for (int i = 1; i <= 10_000; i++) {
      nanos.recordValue(i * 1_000L);
    }
    Percentiles p = Percentiles.of(nanos, 1_000);
    assertThat(p.count()).isEqualTo(10_000);
    assertThat(p.p50()).isCloseTo(5_000, within(10.0));
    assertThat(p.p999()).isCloseTo(9_990, within(15.0));
    assertThat(p.mean()).isCloseTo(5_000, within(5.0));
  }

  @Test
  void percentilesOfFastRepliesKeepTheirDecimals() {
    Histogram nanos = new Histogram(3);
    nanos.recordValue(15_210);
    assertThat(Percentiles.of(nanos, 1_000).p50()).isCloseTo(15.21, withinPercentage(0.1));
  }

  @Test
  void anEmptyHistogramHasNoPercentiles() {
    assertThat(Percentiles.of(new Histogram(3), 1)).isEqualTo(Percentiles.NONE);
  }

  @Test
  void theCurveRisesToTheSlowestRequest() {
    Histogram histogram = new Histogram(3);
    for (int i = 1; i <= 5_000; i++) {
      histogram.recordValue(i);
    }
    List<CurvePoint> curve = CurvePoint.of(histogram, 1);
    assertThat(curve).extracting(CurvePoint::micros).isSorted();
    assertThat(curve.get(curve.size() - 1)).isEqualTo(new CurvePoint(100, histogram.getMaxValue()));
  }

  @Test
  void aLatencyOnABoundCountsBelowIt() {
    Histogram histogram = new Histogram(3);
    histogram.recordValue(10);
    histogram.recordValue(11);
    histogram.recordValue(13);
    histogram.recordValue(14);
    assertThat(HeatScale.boundsMicros().subList(0, 3)).containsExactly(10L, 13L, 18L);
    assertThat(HeatScale.counts(histogram, 1)).containsExactly(1L, 2L, 1L);
  }

  @Test
  void aLatencyPastAllBoundsHasABucketOfItsOwn() {
    Histogram histogram = new Histogram(3);
    histogram.recordValue(200_000_000);
    List<Long> counts = HeatScale.counts(histogram, 1);
    assertThat(counts).hasSize(HeatScale.boundsMicros().size() + 1);
    assertThat(counts.get(counts.size() - 1)).isEqualTo(1);
  }
}
