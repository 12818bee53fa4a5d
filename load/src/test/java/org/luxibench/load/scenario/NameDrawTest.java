package org.luxibench.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.load.scenario.Request.Draw;

class NameDrawTest {
  private static final int DRAWS = 100_000;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 200})
  void theNthNameComesWithOneNthOfTheFirstsChance(int size) {
    Map<String, Integer> drawn = counts(size, Draw.ZIPF);
    double harmonic = IntStream.rangeClosed(1, size).mapToDouble(rank -> 1.0 / rank).sum();
    for (int rank = 1; rank <= size; rank++) {
      assertCount(drawn, "name" + rank, 1 / (rank * harmonic));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10, 200})
  void uniformNamesComeEquallyOften(int size) {
    Map<String, Integer> drawn = counts(size, Draw.UNIFORM);
    for (int rank = 1; rank <= size; rank++) {
      assertCount(drawn, "name" + rank, 1.0 / size);
    }
  }

  @Test
  void theSameSeedDrawsTheSame() {
    Stream<List<String>> twice =
        Stream.of(1, 2)
            .map(
                run ->
                    Stream.generate(
                            new NameDraw(names(50), Draw.ZIPF, new SplittableRandom(42))::next)
                        .limit(100)
                        .toList());
    assertThat(twice.distinct()).hasSize(1);
  }

  @Test
  void ofNoNamesNoneIsDrawn() {
    assertThat(new NameDraw(List.of(), Draw.ZIPF, new SplittableRandom(1)).next()).isEmpty();
  }

  private static Map<String, Integer> counts(int size, Draw draw) {
    NameDraw names = new NameDraw(names(size), draw, new SplittableRandom(7));
    Map<String, Integer> drawn = new HashMap<>();
    for (int i = 0; i < DRAWS; i++) {
      drawn.merge(names.next(), 1, Integer::sum);
    }
    return drawn;
  }

  private static List<String> names(int size) {
    return IntStream.rangeClosed(1, size).mapToObj(rank -> "name" + rank).toList();
  }

  /** Within five standard deviations of a binomial count. */
  private static void assertCount(Map<String, Integer> drawn, String name, double chance) {
    assertThat((double) drawn.getOrDefault(name, 0))
        .as(name)
        .isCloseTo(DRAWS * chance, within(5 * Math.sqrt(DRAWS * chance * (1 - chance)) + 1e-9));
  }
}
