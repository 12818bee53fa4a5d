package org.luxibench.results.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class HolmTest {
  /** Holm (1979), as R's {@code p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm")}. */
  @Test
  void valuesAreThoseOfRsPAdjust() {
    List<Double> adjusted = Holm.adjust(List.of(0.01, 0.04, 0.03, 0.005));

    List<Double> expected = List.of(0.03, 0.06, 0.06, 0.02);
    for (int i = 0; i < expected.size(); i++) {
      assertThat(adjusted.get(i)).isCloseTo(expected.get(i), within(1e-12));
    }
  }

  @Test
  void nothingExceedsOne() {
    assertThat(Holm.adjust(List.of(0.9, 0.8))).containsExactly(1.0, 1.0);
  }

  @Test
  void familyOfNoneIsEmpty() {
    assertThat(Holm.adjust(List.of())).isEmpty();
  }
}
