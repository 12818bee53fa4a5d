package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The owner's table against a plain map. */
final class HeldLocksTest {
  private static final int SEEDS = 200;
  private static final int STEPS = 400;

  @Test
  void doesWhatAMapDoes() {
    for (int seed = 0; seed < SEEDS; seed++) {
      runSteps(new Random(seed), seed);
    }
  }

  /** Few keys far apart, so that many share a place in the table, also over its end. */
  private static void runSteps(Random random, int seed) {
    long[] keys = random.longs(40, 1, 200).map(number -> number * 4).distinct().toArray();
    HeldLocks held = new HeldLocks();
    Map<Long, Long> model = new HashMap<>();
    for (int step = 0; step < STEPS; step++) {
      long key = keys[random.nextInt(keys.length)];
      long hold = random.nextBoolean() ? key : HeldLocks.exclusively(key);
      if (!model.containsKey(key)) {
        held.put(hold);
        model.put(key, hold);
      } else if (random.nextBoolean()) {
        held.replace(hold);
        model.put(key, hold);
      } else {
        assertThat(held.remove(key)).isEqualTo(model.remove(key));
      }
      assertSame(held, model, keys, seed);
    }
  }

  private static void assertSame(HeldLocks held, Map<Long, Long> model, long[] keys, int seed) {
    for (long key : keys) {
      assertThat(held.find(key))
          .as("seed %d, key %d", seed, key)
          .isEqualTo(model.getOrDefault(key, HeldLocks.NONE));
    }
    List<Long> seen = new ArrayList<>();
    held.forEach(seen::add);
    assertThat(seen).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(model.values());
    assertThat(held.isEmpty()).isEqualTo(model.isEmpty());
  }
}
