package org.luxibench.bench.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  @Test
  void gapsBeforeTheFirstTurnBetweenAndAfterTheLastCount() {
    assertThat(turns(20, 5, 6, 7).longestGap()).as("after").isEqualTo(13);
    assertThat(turns(10, 6, 9).longestGap()).as("before").isEqualTo(5);
    assertThat(turns(10, 1, 9).longestGap()).as("between").isEqualTo(7);
  }

  @Test
  void whoNeverHadATurnWasPassedOverByAll() {
    assertThat(turns(20).longestGap()).isEqualTo(20);
  }

  @Test
  void jainsIndexIsOneWhenEvenAndAPartInNWhenOneTakesAll() {
    assertThat(Turns.jainIndex(List.of(turns(4, 1, 3), turns(4, 2, 4)))).isEqualTo(1);
    assertThat(Turns.jainIndex(List.of(turns(2, 1, 2), turns(2), turns(2), turns(2))))
        .isEqualTo(0.25);
  }

  private static Turns turns(long of, long... had) {
    Turns turns = new Turns();
    for (long turn : had) {
      turns.had(turn);
    }
    turns.end(of);
    return turns;
  }
}
