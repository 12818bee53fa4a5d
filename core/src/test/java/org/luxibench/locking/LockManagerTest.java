package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.luxibench.locking.LockMode.EXCLUSIVE;
import static org.luxibench.locking.LockMode.SHARED;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.luxibench.locking.Acquisition.State;

/** The levels' rules, and what the monitor shows of them. */
final class LockManagerTest {
  private final LockManager manager =
      new LockManager(
          Map.of(
              LockLevel.INSTANCE, List.of("inst1", "inst2"),
              LockLevel.NODE, List.of("node1", "node2", "node10")));
  private final LockOwner a = new LockOwner("Jq1/Job1/A");
  private final LockOwner b = new LockOwner("Jq2/Job2/B");

  private void holdBgl(LockOwner owner) {
    assertThat(manager.acquireBgl(owner, SHARED, 0).state()).isEqualTo(State.GRANTED);
  }

  private State acquire(LockOwner owner, LockLevel level, String... names) {
    return manager.acquire(owner, level, List.of(names), EXCLUSIVE, 0).state();
  }

  @Test
  void nothingIsTakenWithoutTheBgl() {
    assertThatThrownBy(() -> acquire(a, LockLevel.NODE, "node1"))
        .isInstanceOf(LockMisuseException.class)
        .hasMessage("acquired without the BGL: lock nodes, owner Jq1/Job1/A");
  }

  @Test
  void earlierLevelIsNotTakenAfterALaterOne() {
    holdBgl(a);
    acquire(a, LockLevel.NODE, "node1");
    assertThatThrownBy(() -> acquire(a, LockLevel.INSTANCE, "inst1"))
        .isInstanceOf(LockMisuseException.class)
        .hasMessageContaining("acquired while a later level is held: lock instances");
  }

  @Test
  void bglIsNotReleasedWhileOthersAreHeld() {
    holdBgl(a);
    acquire(a, LockLevel.NODE, "node1");
    assertThatThrownBy(() -> manager.release(a, LockLevel.CLUSTER))
        .isInstanceOf(LockMisuseException.class)
        .hasMessageContaining("BGL released while other locks are held");
    manager.release(a, LockLevel.NODE);
    manager.release(a, LockLevel.CLUSTER);
    assertThat(manager.isHeldBy(a, LockLevel.CLUSTER)).isFalse();
  }

  @Test
  void releaseAllGivesEverythingBackAndBearsNothing() {
    holdBgl(a);
    acquire(a, LockLevel.INSTANCE, "inst1");
    acquire(a, LockLevel.NODE, "node2", "node1");
    manager.releaseAll(a);
    manager.releaseAll(a);
    assertThat(manager.infos()).allSatisfy(info -> assertThat(info.mode()).isNull());
  }

  @Test
  void nothingIsTakenOrGivenBackBesideAPendingRequest() throws Exception {
    holdBgl(a);
    holdBgl(b);
    acquire(a, LockLevel.NODE, "node1");
    var pending = manager.acquire(b, LockLevel.NODE, List.of("node1", "node2"), SHARED, 0);
    List<ThrowableAssert.ThrowingCallable> besides =
        List.of(
            () -> manager.acquire(b, LockLevel.NODE, List.of("node10"), SHARED, 0),
            () -> manager.acquireFree(b, LockLevel.NODE, List.of("node10"), SHARED),
            () -> manager.add(b, LockLevel.NODE, List.of("node3")),
            () -> manager.remove(b, LockLevel.NODE, List.of("node10")),
            () -> manager.release(b, LockLevel.CLUSTER),
            () -> manager.downgrade(b, LockLevel.CLUSTER),
            () -> manager.releaseAll(b));
    assertThat(besides)
        .allSatisfy(
            beside ->
                assertThatThrownBy(beside)
                    .isInstanceOf(LockMisuseException.class)
                    .hasMessageContaining("used while an earlier request is pending")
                    .hasMessageContaining("owner " + b.name()));
    manager.release(a, LockLevel.NODE);
    assertThat(pending.result()).containsExactly("node1", "node2");
    assertThat(manager.held(b, LockLevel.CLUSTER)).containsExactly("BGL");
  }

  @Test
  void removalOfOneThatIsHeldSharedRemovesNone() throws Exception {
    holdBgl(a);
    manager.acquireAll(a, LockLevel.NODE, EXCLUSIVE, 0);
    manager.downgrade(a, LockLevel.NODE, List.of("node2"));
    assertThatThrownBy(() -> manager.remove(a, LockLevel.NODE, List.of("node1", "node2")))
        .isInstanceOf(LockMisuseException.class)
        .hasMessageContaining("deleted while sharing: lock nodes/node2");
    assertThat(manager.names(LockLevel.NODE)).contains("node1", "node2");
  }

  @Test
  void givingUpForGoodAfterATimeOutGrantsThoseBehind() throws Exception {
    LockOwner c = new LockOwner("c");
    List.of(a, b, c).forEach(this::holdBgl);
    manager.acquire(a, LockLevel.NODE, List.of("node1"), SHARED, 0).result();
    var exclusive = manager.acquire(b, LockLevel.NODE, List.of("node1"), EXCLUSIVE, 0);
    var behind = manager.acquire(c, LockLevel.NODE, List.of("node1"), SHARED, 0);
    assertThat(exclusive.expire()).isEqualTo(State.LAPSED);
    assertThat(behind.state()).isEqualTo(State.PENDING);
    exclusive.giveUp();
    assertThat(behind.state()).isEqualTo(State.GRANTED);
  }

  /**
   * A lock given back on the way out wakes somebody whose callback ends this very attempt again.
   */
  @Test
  void attemptMayBeEndedFromACallbackOfItsOwnEnd() throws Exception {
    LockOwner c = new LockOwner("c");
    List.of(a, b, c).forEach(this::holdBgl);
    acquire(a, LockLevel.NODE, "node2");
    var both = manager.acquire(b, LockLevel.NODE, List.of("node1", "node2"), EXCLUSIVE, 0);
    var behind = manager.acquire(c, LockLevel.NODE, List.of("node1"), EXCLUSIVE, 0);
    behind.onEnd(both::expire);
    assertThat(both.giveUp()).isEqualTo(State.LAPSED);
    assertThat(behind.state()).isEqualTo(State.GRANTED);
  }

  @Test
  void opportunisticAcquireTakesWhatIsFree() {
    holdBgl(a);
    holdBgl(b);
    acquire(a, LockLevel.NODE, "node1");
    List<String> wanted = List.of("node1", "node2", "ghost");
    assertThat(manager.acquireFree(b, LockLevel.NODE, wanted, EXCLUSIVE)).containsExactly("node2");
    assertThat(manager.held(b, LockLevel.NODE)).containsExactly("node2");
  }

  @Test
  void waitingForSeveralBindsNoThreadAndGoesOnFromGrantToGrant() throws Exception {
    LockOwner c = new LockOwner("c");
    List.of(a, b, c).forEach(this::holdBgl);
    acquire(a, LockLevel.NODE, "node1");
    acquire(b, LockLevel.NODE, "node2");
    var both = manager.acquireAll(c, LockLevel.NODE, EXCLUSIVE, 0);
    manager.release(a, LockLevel.NODE);
    assertThat(both.state()).isEqualTo(State.PENDING);
    manager.release(b, LockLevel.NODE);
    assertThat(both.result()).containsExactly("node1", "node10", "node2");
  }

  @Test
  void lapsedAttemptGivesBackWhatItHadTaken() {
    holdBgl(a);
    holdBgl(b);
    acquire(a, LockLevel.NODE, "node2");
    var attempt = manager.acquire(b, LockLevel.NODE, List.of("node1", "node2"), SHARED, 0);
    assertThat(attempt.expire()).isEqualTo(State.LAPSED);
    assertThat(manager.isHeldBy(b, LockLevel.NODE)).isFalse();
    assertThat(row("nodes/node1")).isEqualTo(new LockInfo("nodes/node1", null, null, List.of()));
  }

  @Test
  void lockAddedAcquiredIsHeldFromTheStart() {
    holdBgl(a);
    manager.addAcquired(a, LockLevel.INSTANCE, List.of("inst3"), EXCLUSIVE);
    assertThat(row("instances/inst3").owners()).containsExactly("Jq1/Job1/A");
    manager.remove(a, LockLevel.INSTANCE, List.of("inst3"));
    assertThat(manager.names(LockLevel.INSTANCE)).containsExactly("inst1", "inst2");
  }

  @Test
  void monitorShowsSetLocksHoldersAndWaiters() {
    holdBgl(a);
    holdBgl(b);
    manager.acquireAll(a, LockLevel.NODE, SHARED, 0);
    acquire(b, LockLevel.NODE, "node1");
    assertThat(row("BGL/BGL"))
        .isEqualTo(
            new LockInfo("BGL/BGL", "shared", List.of("Jq1/Job1/A", "Jq2/Job2/B"), List.of()));
    assertThat(row("nodes/[lockset]").owners()).containsExactly("Jq1/Job1/A");
    assertThat(row("nodes/node1").pending())
        .containsExactly(new LockInfo.PendingGroup("exclusive", List.of("Jq2/Job2/B")));
  }

  private LockInfo row(String name) {
    return manager.infos().stream()
        .filter(info -> info.name().equals(name))
        .findAny()
        .orElseThrow();
  }
}
