package org.luxibench.bench.lock;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {

  @Test
  void onlyTurnsThatBeganWhileItAskedOvertookIt() {
    Turns turns = new Turns();
    turns.had(0, 1);
    turns.had(1_000, 1_003);
    assertThat(turns.mostOvertakings()).isEqualTo(2);
  }

  @Test
  void askingInVainUntilTheEndCounts() {
    Turns turns = new Turns();
    turns.had(3, 4);
    turns.end(15, 20);
    assertThat(turns.mostOvertakings()).isEqualTo(5);
  }

  @Test
  void whoAskedAfterTheEndWasNotOvertaken() {
    Turns turns = new Turns();
    turns.end(22, 20);
    assertThat(turns.mostOvertakings()).isZero();
  }

  @Test
  void jainsIndexIsOneWhenEvenAndAPartInNWhenOneTakesAll() {
    assertThat(Turns.jainIndex(List.of(turns(2), turns(2)))).isEqualTo(1);
    assertThat(Turns.jainIndex(List.of(turns(2), turns(0), turns(0), turns(0)))).isEqualTo(0.25);
  }

  private static Turns turns(int count) {
    Turns turns = new Turns();
    for (int turn = 1; turn <= count; turn++) {
      turns.had(turn - 1, turn);
    }
    return turns;
  }
}
