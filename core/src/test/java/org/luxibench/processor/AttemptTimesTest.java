package org.luxibench.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AttemptTimesTest {

  @Test
  void aRoundIs130AttemptsOf1811Seconds() {
    List<Double> round = round(0.5);

    assertThat(round).hasSize(130);
    assertThat(round.stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1811.22, within(0.005));
    assertThat(round.get(0)).isEqualTo(1.0);
    assertThat(round.get(1)).isCloseTo(Math.pow(1.05, 1.25), within(1e-6));
    assertThat(round).allMatch(seconds -> seconds >= 1 && seconds <= 15).isSorted();
  }

  @Test
  void eachTimeVariesByFivePercentAtMost() {
    List<Double> shortest = round(0);
    List<Double> plain = round(0.5);
    List<Double> longest = round(Math.nextDown(1.0));
    for (int i = 0; i < plain.size(); i++) {
      assertThat(shortest.get(i) / plain.get(i)).isCloseTo(0.95, within(1e-6));
      assertThat(longest.get(i) / plain.get(i)).isCloseTo(1.05, within(1e-6));
    }
  }

  private static List<Double> round(double random) {
    AttemptTimes times = new AttemptTimes(() -> random);
    List<Double> seconds = new ArrayList<>();
    while (!times.exhausted()) {
      seconds.add(times.next().toNanos() / 1e9);
    }
    return seconds;
  }
}
