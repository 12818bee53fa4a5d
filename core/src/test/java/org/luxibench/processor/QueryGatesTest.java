package org.luxibench.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.luxibench.locking.LockInfo;
import org.luxibench.locking.LockManager;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;

/** The defect and its fix, on real locks. */
final class QueryGatesTest {
  private final LockManager locks = new LockManager(Map.of());
  private final LockOwner longJob = new LockOwner("long job");
  private final LockOwner exclusiveJob = new LockOwner("exclusive job");
  private final ExecutorService worker = Executors.newSingleThreadExecutor();

  @AfterEach
  void endWorker() {
    worker.shutdownNow();
  }

  @ParameterizedTest
  @EnumSource(names = {"BGL_QUERIES", "SHARED_VERIFY"})
  void aWaitingExclusiveAcquireBlocksAQueryThatTakesTheBgl(Behaviour behaviour) throws Exception {
    QueryGate gate = QueryGates.of(behaviour, locks);
    assertThat(behaviour.workersRunOut()).isTrue();
    locks.acquireBgl(longJob, LockMode.SHARED, 0);
    locks.acquireBgl(exclusiveJob, LockMode.EXCLUSIVE, 0);

    Future<String> query = worker.submit(() -> gate.run("query", () -> "answer"));
    await().until(() -> pending().contains(List.of("query")));
    assertThat(query.isDone()).isFalse();

    locks.releaseAll(longJob);
    locks.releaseAll(exclusiveJob);
    assertThat(query.get(10, TimeUnit.SECONDS)).isEqualTo("answer");
    await().until(() -> bgl().mode() == null);
  }

  @Test
  void aLockFreeQueryPassesWhateverWaits() throws Exception {
    QueryGate gate = QueryGates.of(Behaviour.LOCK_FREE_QUERIES, locks);
    assertThat(Behaviour.LOCK_FREE_QUERIES.workersRunOut()).isFalse();
    locks.acquireBgl(longJob, LockMode.EXCLUSIVE, 0);

    assertThat(gate.<LockInfo>run("query", this::bgl).owners()).containsExactly("long job");
    assertThat(pending()).isEmpty();
  }

  @Test
  void aSharingQueryHoldsTheBglWhileItRuns() throws Exception {
    QueryGate gate = QueryGates.of(Behaviour.BGL_QUERIES, locks);
    assertThat(gate.<LockInfo>run("query", this::bgl).owners()).containsExactly("query");
    assertThat(bgl().mode()).isNull();
  }

  @Test
  void aQueryThatFailsGivesTheBglBack() {
    QueryGate gate = QueryGates.of(Behaviour.BGL_QUERIES, locks);
    assertThatThrownBy(
            () ->
                gate.run(
                    "query",
                    () -> {
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(bgl().mode()).isNull();
  }

  private List<List<String>> pending() {
    return bgl().pending().stream().map(LockInfo.PendingGroup::owners).toList();
  }

  private LockInfo bgl() {
    return locks.infos().stream()
        .filter(info -> info.name().equals("BGL/BGL"))
        .findFirst()
        .orElseThrow();
  }
}
