package org.luxibench.results.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class FencedTest {
  private static final Sample TEN = Sample.of(10, 11, 12, 13, 14, 15, 16, 17, 18, 19);

  /** The first figures of ten replaced. */
  private static Sample ten(double... others) {
    double[] figures = TEN.toArray();
    System.arraycopy(others, 0, figures, 0, others.length);
    return Sample.of(figures);
  }

  @Test
  void farFiguresOfEitherSideAreSetAside() {
    Sample first = ten(90);
    Sample second = ten(1, 12, 80);

    Fenced within = Fenced.of(first, second);

    assertThat(within.first().toList()).hasSize(9).doesNotContain(90.0);
    assertThat(within.second().toList()).hasSize(8).doesNotContain(1.0, 80.0);
    assertThat(within.leftOut(first, second)).isEqualTo(3);
  }

  @Test
  void nearFiguresStayInTheirOrder() {
    Sample first = ten(19, 10);

    assertThat(Fenced.of(first, TEN)).isEqualTo(new Fenced(first, TEN));
  }

  @Test
  void clearDifferenceIsNotTakenForFarFigures() {
    Sample slower = Sample.of(Arrays.stream(TEN.toArray()).map(x -> 10 * x).toArray());

    assertThat(Fenced.of(TEN, slower)).isEqualTo(new Fenced(TEN, slower));
  }

  @Test
  void ofFewFiguresNoneIsSetAside() {
    Sample seven = Sample.of(10, 11, 12, 13, 14, 15, 900);

    assertThat(Fenced.of(seven, TEN).leftOut(seven, TEN)).isZero();
    Sample eight = Sample.of(10, 11, 12, 13, 14, 15, 16, 900);
    assertThat(Fenced.of(eight, TEN).leftOut(eight, TEN)).isEqualTo(1);
  }

  @Test
  void noMoreThanTwoFifthsOfTheSmallerSampleAreSetAsideTheFarthestFirst() {
    Sample first = ten(100, 200, 300);
    Sample second = ten(400, 500);

    Fenced within = Fenced.of(first, second);

    assertThat(within.leftOut(first, second)).isEqualTo(4);
    assertThat(within.first().toList()).contains(100.0);
  }

  @Test
  void ofEquallyFarOnesAllGoOrNoneDoes() {
    Sample first = Sample.of(100, 100, 12, 13, 14, 15, 16, 17);
    Sample second = Sample.of(100, 200, 12, 13, 14, 15, 16, 17);

    Fenced within = Fenced.of(first, second);

    assertThat(within.leftOut(first, second)).isEqualTo(1);
    assertThat(within.second().toList()).doesNotContain(200.0);
  }

  @Test
  void mostlyEqualFiguresHaveNoFences() {
    Sample equal = Sample.of(15, 15, 15, 15, 15, 15, 15, 15, 15, 16);

    assertThat(Fenced.of(equal, equal).leftOut(equal, equal)).isZero();
  }

  /** One figure in five is far off on one side of the centre; the level is 2 %. */
  @Test
  void rankTestOfWhatRemainsKeepsItsLevel() {
    SplittableRandom random = new SplittableRandom(1);
    int times = 20_000;
    int alarms = 0;
    for (int i = 0; i < times; i++) {
      Sample first = noisy(random);
      Sample second = noisy(random);
      Fenced within = Fenced.of(first, second);
      alarms += MannWhitney.pValue(within.first(), within.second()) <= 0.02 ? 1 : 0;
    }

    assertThat((double) alarms / times).isBetween(0.01, 0.02);
  }

  private static Sample noisy(SplittableRandom random) {
    double[] figures = new double[10];
    for (int i = 0; i < figures.length; i++) {
      double log = 0.05 * random.nextGaussian();
      figures[i] = Math.exp(random.nextDouble() < 0.2 ? log + 1 : log);
    }
    return Sample.of(figures);
  }
}
