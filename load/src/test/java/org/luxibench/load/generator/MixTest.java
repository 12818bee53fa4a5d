package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.luxibench.load.generator.RequestKind.Shape;

class MixTest {
  private static final int DRAWS = 100_000;

  @Test
  void kindsComeByTheirWeight() {
    Mix mix = new Mix(List.of(kind(1, 1), kind(6, 1), kind(3, 1)), 7);
    int[] drawn = new int[3];
    for (int i = 0; i < DRAWS; i++) {
      drawn[mix.nextKind()]++;
    }
    // Five standard deviations of a binomial count of p = 0.6.
    double slack = 5 * Math.sqrt(DRAWS * 0.24);
    assertThat((double) drawn[0]).isCloseTo(0.1 * DRAWS, within(slack));
    assertThat((double) drawn[1]).isCloseTo(0.6 * DRAWS, within(slack));
    assertThat((double) drawn[2]).isCloseTo(0.3 * DRAWS, within(slack));
  }

  @Test
  void allFramesOfAKindAreSent() {
    Mix mix = new Mix(List.of(kind(1, 5)), 7);
    Set<Byte> seen = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      seen.add(mix.nextFrame(0)[0]);
    }
    assertThat(seen).containsExactlyInAnyOrder((byte) 0, (byte) 1, (byte) 2, (byte) 3, (byte) 4);
  }

  @Test
  void theSameSeedDrawsTheSame() {
    Stream<List<Integer>> twice =
        Stream.of(1, 2)
            .map(
                run -> {
                  Mix mix = new Mix(List.of(kind(1, 1), kind(2, 1)), 42);
                  return Stream.generate(mix::nextKind).limit(100).toList();
                });
    assertThat(twice.distinct()).hasSize(1);
  }

  /** Each frame is one byte, its number. */
  private static RequestKind kind(double weight, int frames) {
    List<byte[]> numbered =
        Stream.iterate(0, number -> number + 1)
            .limit(frames)
            .map(number -> new byte[] {number.byteValue()})
            .toList();
    return new RequestKind("kind", numbered, weight, Shape.ANY);
  }
}
