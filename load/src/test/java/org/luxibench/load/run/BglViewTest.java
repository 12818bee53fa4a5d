package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.luxibench.json.Json;
import org.luxibench.load.scenario.PremiseSpec;
import org.luxibench.load.scenario.PremiseSpec.Waiting;
import org.luxibench.results.load.BglState;

class BglViewTest {
  private static final String CONTENDED =
      """
      [["BGL/BGL","shared",["Jq1/Job7/I_REPLACE_DISKS"],
        [["exclusive",["Jq2/Job9/N_ADD"]],["shared",["ClientReq1/QueryNodes"]]]],
       ["BGL/[lockset]",null,null,[]]]
      """;

  @Test
  void readsModeOwnersAndWhoWaits() {
    BglView view = view(CONTENDED);
    assertThat(view.state()).isEqualTo(BglState.SHARED);
    assertThat(view.owners()).containsExactly("Jq1/Job7/I_REPLACE_DISKS");
    assertThat(view.pendingExclusive()).containsExactly("Jq2/Job9/N_ADD");
    assertThat(view.pendingShared()).containsExactly("ClientReq1/QueryNodes");
  }

  @Test
  void aPremiseHoldsWhenAllItStatesIsTrue() {
    BglView view = view(CONTENDED);
    assertThat(
            view.satisfies(premise(BglState.SHARED, "REPLACE", Waiting.EXCLUSIVE, "N_ADD", false)))
        .isTrue();
    assertThat(
            view.satisfies(premise(BglState.SHARED, "REPLACE", Waiting.NO_EXCLUSIVE, null, false)))
        .isFalse();
    assertThat(view.satisfies(premise(BglState.EXCLUSIVE, null, null, null, false))).isFalse();
    assertThat(view.satisfies(premise(null, "N_ADD", null, null, false))).isFalse();
    assertThat(view.satisfies(premise(null, null, null, "VERIFY", false))).isFalse();
  }

  @Test
  void itIsQuietWhenOnlyQueriesAreAtTheLock() {
    PremiseSpec quiet = premise(null, null, null, null, true);
    assertThat(view(CONTENDED).satisfies(quiet)).isFalse();
    assertThat(view("[[\"BGL/BGL\",\"shared\",[\"ClientReq1/QueryNodes\"],[]]]").satisfies(quiet))
        .isTrue();
    assertThat(view("[[\"BGL/BGL\",null,null,[]]]").satisfies(quiet)).isTrue();
  }

  @Test
  void readsTheRowsOfGanetiThreeAsWell() {
    BglView view =
        view(
            """
            {"data":[[[0,"cluster/BGL"],[0,"exclusive"],[0,["12"]],[0,[["shared",["13"]]]]]],
             "fields":[]}
            """);
    assertThat(view.state()).isEqualTo(BglState.EXCLUSIVE);
    assertThat(view.pendingShared()).containsExactly("13");
  }

  private static BglView view(String result) {
    return BglView.of(Json.MAPPER.readTree(result));
  }

  private static PremiseSpec premise(
      @Nullable BglState state,
      @Nullable String owner,
      @Nullable Waiting pending,
      @Nullable String pendingName,
      boolean quiet) {
    return new PremiseSpec("p", state, owner, pending, pendingName, quiet, null);
  }
}
