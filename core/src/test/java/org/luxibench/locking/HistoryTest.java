package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.locking.LockMode.EXCLUSIVE;
import static org.luxibench.locking.LockMode.SHARED;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.locking.History.Hold;

/** Histories that must not be, and some like them that may. */
final class HistoryTest {

  @Test
  void exclusiveHoldOverlapsNone() {
    Hold sharing = hold(1, SHARED, 0, 1, 2, 3, 10);
    assertThat(violations(0, sharing, hold(2, EXCLUSIVE, 0, 4, 5, 6, 7)))
        .singleElement()
        .asString()
        .startsWith("overlap of");
    assertThat(violations(0, sharing, hold(2, EXCLUSIVE, 0, 4, 5, 11, 12))).isEmpty();
    assertThat(violations(0, sharing, hold(2, SHARED, 0, 4, 5, 6, 7))).isEmpty();
  }

  @Test
  void laterExclusiveOneOrWorsePriorityDoesNotOvertake() {
    Hold queued = hold(1, EXCLUSIVE, 0, 1, 2, 20, 21);
    assertThat(violations(9, queued, hold(2, EXCLUSIVE, 0, 3, 4, 5, 6)))
        .singleElement()
        .asString()
        .contains("overtook");
    assertThat(violations(9, queued, hold(2, SHARED, 10, 3, 4, 5, 6))).hasSize(1);
    assertThat(violations(9, queued, hold(2, EXCLUSIVE, -10, 3, 4, 5, 6))).isEmpty();
  }

  @Test
  void sharersOvertakeAnExclusiveOneAsOftenAsAllowed() {
    Hold[] all = {
      hold(1, EXCLUSIVE, 0, 1, 2, 20, 21),
      hold(2, SHARED, 0, 3, 4, 5, 6),
      hold(3, SHARED, 0, 7, 8, 9, 10)
    };
    assertThat(violations(1, all)).singleElement().asString().startsWith("2 sharers overtook");
    assertThat(violations(2, all)).isEmpty();
  }

  /** A group that stays at the head of a shared lock while those who join it are granted. */
  @Test
  void sharersOvertakeASharerThatIsStillSeenToWait() {
    Hold[] rest = {hold(2, SHARED, 0, 3, 4, 5, 6), hold(3, SHARED, 0, 7, 8, 9, 10)};
    assertThat(violations(1, rest[0], rest[1], new Hold(1, SHARED, 0, 1, 2, 11, 20, 21)))
        .singleElement()
        .asString()
        .startsWith("2 sharers overtook");
    assertThat(violations(1, rest[0], rest[1], hold(1, SHARED, 0, 1, 2, 20, 21)))
        .as("it may have been granted first and looked late")
        .isEmpty();
  }

  private static Hold hold(
      int thread, LockMode mode, int priority, long asked, long queued, long held, long left) {
    return new Hold(thread, mode, priority, asked, queued, queued, held, left);
  }

  private static List<String> violations(int overtakings, Hold... holds) {
    return new History(List.of(holds)).violations(overtakings);
  }
}
