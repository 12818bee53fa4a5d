package org.luxibench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.config.Instance;
import org.luxibench.config.Node;

class SimulatedClusterTest {
  private static final String OP = "OP_INSTANCE_STARTUP";
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final ClusterConfig config = ClusterConfigs.generate(2, 1, 4);
  private final Node node = config.node("node1.example.com").orElseThrow();
  private final Instance instance = config.instance("inst1.example.com").orElseThrow();
  private final List<Duration> passed = new ArrayList<>();
  private final SimulatedCluster cluster = with(WorkDurations.standard().with(OP, MINUTE));

  @Test
  void workTakesTheTimeOfItsOpcode() throws InterruptedException {
    cluster.work(OP);
    cluster.work("OP_TEST_DELAY");
    assertThat(passed).containsExactly(MINUTE);
  }

  @Test
  void durationsVaryWithinTheirSpreadAndAlikeInEveryRunOfASeed() {
    List<Duration> first = durations(42);
    assertThat(first)
        .allSatisfy(
            each ->
                assertThat(each)
                    .isBetween(MINUTE.dividedBy(2), MINUTE.multipliedBy(3).dividedBy(2)))
        .doesNotHaveDuplicates();
    assertThat(durations(42)).isEqualTo(first);
    assertThat(durations(43)).isNotEqualTo(first);
  }

  @Test
  void silentOrOfflineNodeTellsNothing() {
    cluster.setExports(node.name(), List.of("b", "a"));
    assertThat(cluster.exports(node)).contains(List.of("a", "b"));
    cluster.faults().silence(node.name());
    assertThat(cluster.answers(node)).isFalse();
    assertThat(cluster.live(node, 0, 0)).isEmpty();
    assertThat(cluster.exports(node)).isEmpty();
    assertThat(cluster.operatingSystems(node)).isEmpty();
    cluster.faults().heal(node.name());
    assertThat(cluster.answers(node)).isTrue();
    assertThat(cluster.answers(node.withOffline(true))).isFalse();
  }

  @Test
  void usedMemoryAndDiskAreNotFree() {
    NodeLive idle = cluster.live(node, 0, 0).orElseThrow();
    NodeLive busy = cluster.live(node, 1_000, 2_000).orElseThrow();
    assertThat(idle.memoryFree() - busy.memoryFree()).isEqualTo(1_000);
    assertThat(idle.diskFree() - busy.diskFree()).isEqualTo(2_000);
    assertThat(cluster.live(node, Long.MAX_VALUE / 2, 0).orElseThrow().memoryFree()).isZero();
    assertThat(busy.bootId()).isEqualTo(idle.bootId());
  }

  @Test
  void instanceRunsWhenItIsMeantToAndHasNotCrashed() {
    assertThat(cluster.runs(instance)).isTrue();
    assertThat(cluster.runs(instance.withAdminUp(false))).isFalse();
    cluster.faults().inject(new Fault.Crashed(instance.name()));
    assertThat(cluster.runs(instance)).isFalse();
    cluster.faults().revive(instance.name());
    assertThat(cluster.runs(instance)).isTrue();
  }

  @Test
  void closingEndsWorkUnderWay() throws InterruptedException {
    SimulatedCluster real = SimulatedCluster.start(WorkDurations.standard());
    CountDownLatch ended = new CountDownLatch(1);
    AtomicReference<Throwable> how = new AtomicReference<>();
    Thread worker =
        new Thread(
            () -> {
              try {
                real.work(Duration.ofHours(1));
              } catch (InterruptedException e) {
                how.set(e);
              }
              ended.countDown();
            });
    worker.start();
    real.close();
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(how.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void figuresOutOfBoundsAreRefused() {
    WorkDurations durations = WorkDurations.standard();
    assertThatThrownBy(() -> durations.with(OP, Duration.ofSeconds(-1)))
        .hasMessageContaining(OP)
        .hasMessageContaining("at least 0 s");
    assertThatThrownBy(() -> durations.varied(1.5, 0)).hasMessageContaining("expected 0 to 1");
  }

  private List<Duration> durations(long seed) {
    SimulatedCluster varied = with(WorkDurations.standard().with(OP, MINUTE).varied(0.5, seed));
    return IntStream.range(0, 50).mapToObj(i -> varied.durationOf(OP)).toList();
  }

  private SimulatedCluster with(WorkDurations durations) {
    return SimulatedCluster.with(durations, passed::add);
  }
}
