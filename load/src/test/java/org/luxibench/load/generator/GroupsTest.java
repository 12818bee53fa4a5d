package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.luxibench.load.generator.GeneratorOptions.ConnectionStyle;
import org.luxibench.load.generator.RequestKind.Shape;

class GroupsTest {
  private static final int DRAWS = 30_000;
  private static final byte[] FRAME = {1};

  @Test
  void commandLineClientsMakeOneToThreeCallsWithEqualChances() {
    Groups groups = groups(ConnectionStyle.GROUPED, alone());
    int[] sizes = new int[4];
    for (int i = 0; i < DRAWS; i++) {
      sizes[1 + groups.next(0).followers()]++;
    }
    assertThat(sizes[0]).isZero();
    // Five standard deviations of a binomial count of p = 1/3.
    double slack = 5 * Math.sqrt(DRAWS * 2.0 / 9);
    for (int size = 1; size <= 3; size++) {
      assertThat((double) sizes[size]).isCloseTo(DRAWS / 3.0, within(slack));
    }
  }

  @Test
  void keptConnectionsHaveOneCallAtATime() {
    Groups groups = groups(ConnectionStyle.KEPT, alone());
    for (int i = 0; i < 100; i++) {
      assertThat(groups.next(0).followers()).isZero();
    }
  }

  @Test
  void whatMustFollowIsNeverLeftOut() {
    Groups groups = groups(ConnectionStyle.GROUPED, leader(), follower(), alone());
    for (int i = 0; i < 1_000; i++) {
      Call first = groups.next(0);
      for (int call = 0; call <= first.followers(); call++) {
        boolean leads = first.kindOf(call) == 0;
        boolean follows = call > 0 && first.kindOf(call - 1) == 0;
        assertThat(first.kindOf(call) == 1).isEqualTo(follows);
        assertThat(leads && call == first.followers()).isFalse();
      }
    }
  }

  @Test
  void theNextOfAGroupIsDueWhenTheOneBeforeItIsAnswered() {
    Call first = groups(ConnectionStyle.KEPT, leader(), follower()).next(5);
    Call second = first.next(FRAME, 700);
    assertThat(first.follows()).isFalse();
    assertThat(second.follows()).isTrue();
    assertThat(second.scheduled).isEqualTo(700);
    assertThat(second.kind).isEqualTo(1);
    assertThat(second.followers()).isZero();
  }

  private static Groups groups(ConnectionStyle style, RequestKind... kinds) {
    return new Groups(new Mix(List.of(kinds), 1), style, new SplittableRandom(1));
  }

  private static RequestKind alone() {
    return new RequestKind("alone", List.of(FRAME), 1, Shape.ANY);
  }

  private static RequestKind leader() {
    return new RequestKind("leader", List.of(FRAME), 1, Shape.ANY, false, true);
  }

  private static RequestKind follower() {
    return new RequestKind("follower", List.of(FRAME), 0, Shape.ANY);
  }
}
