package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.load.generator.Parked;
import org.luxibench.load.scenario.PremiseSpec;
import org.luxibench.results.load.BglState;
import org.luxibench.results.load.Premise;

class PremiseJudgeTest {
  private static final PremiseSpec SPEC =
      new PremiseSpec("text", BglState.FREE, null, null, null, false, null);
  private static final BglView FREE = new BglView(BglState.FREE, List.of(), List.of(), List.of());

  @ParameterizedTest
  @CsvSource({"10,0,true", "9,1,true", "8,2,false", "0,1,false", "0,0,true"})
  void oneLookInTenMayShowOtherwise(int held, int contradicted, boolean holds) {
    assertThat(told(held, contradicted, 0).held()).isEqualTo(holds);
  }

  @Test
  void looksWithoutAnAnswerContradictNothingAndAreTold() {
    Premise premise = told(1, 0, 5);
    assertThat(premise.held()).isTrue();
    assertThat(premise.detail()).contains("before: b").contains("5 looks got no answer in time");
  }

  @ParameterizedTest
  @CsvSource({
    "16,0,0,0,true",
    "17,0,0,0,true",
    "15,1,0,0,false",
    "15,0,1,0,false",
    "0,0,0,16,false"
  })
  void onlyCallsThatWaitAreParked(
      int waiting, int answered, int refused, int closed, boolean holds) {
    Premise premise =
        PremiseJudge.told(
            new PremiseSpec("text", null, null, null, null, false, 16),
            "b",
            new LockWatch.Seen(0, 0, 0, null),
            new Parked.Count(waiting, answered, refused, closed));
    assertThat(premise.held()).isEqualTo(holds);
    assertThat(premise.detail()).contains(waiting + " calls waited").contains(refused + " refused");
  }

  private static Premise told(int held, int contradicted, int unanswered) {
    return PremiseJudge.told(
        SPEC,
        "b",
        new LockWatch.Seen(held, contradicted, unanswered, contradicted > 0 ? FREE : null),
        Parked.Count.NONE);
  }
}
