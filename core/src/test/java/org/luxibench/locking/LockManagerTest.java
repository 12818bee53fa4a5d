package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.luxibench.locking.LockMode.EXCLUSIVE;
import static org.luxibench.locking.LockMode.SHARED;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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

  /** Each entry point that takes or changes members. */
  private enum Request {
    ACQUIRE,
    ACQUIRE_ALL,
    ACQUIRE_FREE,
    ADD,
    ADD_ACQUIRED,
    REMOVE;

    void of(LockManager manager, LockOwner owner, LockLevel level) {
      List<String> names = List.of("x");
      switch (this) {
        case ACQUIRE -> manager.acquire(owner, level, names, SHARED, 0);
        case ACQUIRE_ALL -> manager.acquireAll(owner, level, SHARED, 0);
        case ACQUIRE_FREE -> manager.acquireFree(owner, level, names, SHARED);
        case ADD -> manager.add(owner, level, names);
        case ADD_ACQUIRED -> manager.addAcquired(owner, level, names, SHARED);
        case REMOVE -> manager.remove(owner, level, names);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingIsAskedForWithoutTheBglOrAfterALaterLevel(Request request) {
    assertThatThrownBy(() -> request.of(manager, a, LockLevel.INSTANCE))
        .isInstanceOf(LockMisuseException.class)
        .hasMessageContaining("without the BGL: lock instances");

    holdBgl(a);
    acquire(a, LockLevel.NODE, "node1");
    assertThatThrownBy(() -> request.of(manager, a, LockLevel.INSTANCE))
        .isInstanceOf(LockMisuseException.class)
        .hasMessageContaining("while a later level is held: lock instances");
  }

  @ParameterizedTest
  @EnumSource(
      value = Request.class,
      names = {"ADD", "ADD_ACQUIRED", "REMOVE"})
  void bglIsTheOnlyMemberOfItsLevel(Request request) {
    holdBgl(a);
    assertThatThrownBy(() -> request.of(manager, a, LockLevel.CLUSTER))
        .isInstanceOf(LockMisuseException.class)
        .hasMessageContaining("the BGL is the only member: lock BGL");
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

  /** The same the other way round: what its time-out wakes gives it up, with one behind it. */
  @Test
  void givingUpFromACallbackOfItsOwnTimeOutGrantsThoseBehind() throws Exception {
    LockOwner c = new LockOwner("c");
    LockOwner d = new LockOwner("d");
    List.of(a, b, c, d).forEach(this::holdBgl);
    manager.acquire(a, LockLevel.NODE, List.of("node2"), SHARED, 0).result();
    var both = manager.acquire(b, LockLevel.NODE, List.of("node1", "node2"), EXCLUSIVE, 0);
    var awake = manager.acquire(c, LockLevel.NODE, List.of("node1"), EXCLUSIVE, 0);
    var behind = manager.acquire(d, LockLevel.NODE, List.of("node2"), SHARED, 0);
    awake.onEnd(both::giveUp);
    assertThat(both.expire()).isEqualTo(State.LAPSED);
    assertThat(behind.state()).isEqualTo(State.GRANTED);
  }

  /** The callback runs when the lock both waited for is granted, and the other's next not asked. */
  @Test
  void nothingIsGivenBackBetweenTwoLocksOfAPendingRequest() throws Exception {
    LockOwner c = new LockOwner("c");
    List.of(a, b, c).forEach(this::holdBgl);
    acquire(a, LockLevel.NODE, "node1");
    var first = manager.acquire(c, LockLevel.NODE, List.of("node1"), SHARED, 0);
    var both = manager.acquire(b, LockLevel.NODE, List.of("node1", "node2"), SHARED, 0);
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    first.onEnd(() -> thrown.set(catchThrowable(() -> manager.release(b, LockLevel.CLUSTER))));

    manager.release(a, LockLevel.NODE);

    assertThat(thrown.get())
        .isInstanceOf(LockMisuseException.class)
        .hasMessageContaining("used while an earlier request is pending: lock BGL");
    assertThat(both.result()).containsExactly("node1", "node2");
    manager.releaseAll(b);
  }

  @Test
  void interruptionOfAThreadThatWaitsForASetGivesBackWhatItHad() throws Exception {
    holdBgl(a);
    holdBgl(b);
    acquire(a, LockLevel.NODE, "node2");
    List<String> names = List.of("node1", "node2");
    Parked<Boolean> waiter =
        Parked.in(() -> manager.acquire(b, LockLevel.NODE, names, SHARED, 0).await(Long.MAX_VALUE));
    waiter.thread.interrupt();
    assertThatThrownBy(waiter::result).hasCauseInstanceOf(InterruptedException.class);
    assertThat(manager.isHeldBy(b, LockLevel.NODE)).isFalse();
    assertThat(row("nodes/node1")).isEqualTo(new LockInfo("nodes/node1", null, null, List.of()));
    assertThat(row("nodes/node2").pending()).isEmpty();
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
