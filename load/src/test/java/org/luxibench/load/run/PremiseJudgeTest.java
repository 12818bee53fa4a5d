package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.load.scenario.PremiseSpec;
import org.luxibench.results.load.BglState;
import org.luxibench.results.load.Premise;

class PremiseJudgeTest {
  private static final PremiseSpec SPEC = new PremiseSpec("text", null, null, null, null, false);
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

  private static Premise told(int held, int contradicted, int unanswered) {
    return PremiseJudge.told(
        SPEC,
        "b",
        new LockWatch.Seen(held, contradicted, unanswered, contradicted > 0 ? FREE : null));
  }
}
