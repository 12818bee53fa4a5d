package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.config.ConfigStore;
import org.luxibench.config.Instance;
import org.luxibench.config.Node;
import org.luxibench.config.NodeGroup;
import org.luxibench.error.GanetiError;
import org.luxibench.locking.LockLevel;
import org.luxibench.processor.Behaviour;
import org.luxibench.processor.Progress;

/**
 * Opcodes that no lock keeps apart have done their work and come to the configuration's one writer
 * at once, while yet another change is made.
 */
final class ConcurrentChangesTest {
  private static final UnaryOperator<ClusterConfig> NOTHING = UnaryOperator.identity();

  private final UnitBench bench = new UnitBench();

  @Test
  void tagsSetAtOnceAreAllThere() throws Exception {
    assertThat(
            atOnce(
                NOTHING,
                "{'OP_ID':'OP_TAGS_SET','kind':'cluster','name':null,'tags':['a']}",
                "{'OP_ID':'OP_TAGS_SET','kind':'cluster','name':null,'tags':['b']}",
                "{'OP_ID':'OP_TAGS_SET','kind':'nodegroup','name':'group2','tags':['c']}",
                "{'OP_ID':'OP_TAGS_SET','kind':'nodegroup','name':'group2','tags':['d']}"))
        .hasOnlyElementsOfType(Progress.Done.class);
    assertThat(bench.config().cluster().tags()).contains("a", "b");
    assertThat(bench.config().group("group2").orElseThrow().tags()).contains("c", "d");
  }

  @Test
  void tagIsRemovedOnceAndKeepsTheOthers() throws Exception {
    bench.run("{'OP_ID':'OP_TAGS_SET','kind':'cluster','name':null,'tags':['a','b','c']}");
    List<Progress> ends =
        atOnce(
            NOTHING,
            "{'OP_ID':'OP_TAGS_DEL','kind':'cluster','name':null,'tags':['a']}",
            "{'OP_ID':'OP_TAGS_DEL','kind':'cluster','name':null,'tags':['a']}",
            "{'OP_ID':'OP_TAGS_DEL','kind':'cluster','name':null,'tags':['b']}");
    assertThat(ends).filteredOn(Progress.Done.class::isInstance).hasSize(2);
    assertThat(onlyFailure(ends).message()).isEqualTo("Tag(s) not found: a");
    assertThat(bench.config().cluster().tags()).contains("c").doesNotContain("a", "b");
  }

  @Test
  void tagsOfAGroupThatIsGoneAreRefused() throws Exception {
    bench.run("{'OP_ID':'OP_GROUP_ADD','group_name':'g'}");
    String uuid = bench.group("g");
    List<Progress> ends =
        atOnce(
            config -> config.withoutGroup(uuid),
            "{'OP_ID':'OP_TAGS_SET','kind':'nodegroup','name':'g','tags':['c']}");
    assertThat(onlyFailure(ends).arguments()).contains("unknown_entity");
    assertThat(bench.config().groups()).doesNotContainKey(uuid);
  }

  @Test
  void groupNameIsGivenOnce() throws Exception {
    List<Progress> ends =
        atOnce(
            NOTHING,
            "{'OP_ID':'OP_GROUP_ADD','group_name':'g'}",
            "{'OP_ID':'OP_GROUP_ADD','group_name':'g'}",
            "{'OP_ID':'OP_GROUP_RENAME','group_name':'group2','new_name':'g'}");
    assertThat(ends).filteredOn(Progress.Done.class::isInstance).hasSize(1);
    assertThat(ends).filteredOn(Progress.Failed.class::isInstance).hasSize(2);
    assertThat(bench.config().groups().values())
        .extracting(NodeGroup::name)
        .doesNotHaveDuplicates()
        .contains("g");
    assertThat(bench.locks.names(LockLevel.NODEGROUP))
        .containsExactlyElementsOf(bench.config().groups().keySet());
  }

  @Test
  void consolePortIsGivenOnce() throws Exception {
    bench.store.update(
        config -> config.withCluster(config.cluster().with("enabled_hypervisors", List.of("kvm"))));
    String create =
        "{'OP_ID':'OP_INSTANCE_CREATE','instance_name':'new%1$d','disk_template':'plain',"
            + "'os_type':'debootstrap','mode':'create','disks':[{'size':1}],'nics':[],"
            + "'hypervisor':'kvm','pnode':'node%1$d'}";
    assertThat(atOnce(NOTHING, create.formatted(1), create.formatted(2)))
        .hasOnlyElementsOfType(Progress.Done.class);
    Instance first = bench.config().instance("new1").orElseThrow();
    Instance second = bench.config().instance("new2").orElseThrow();
    assertThat(first.settings().integer("network_port", 0)).isPositive();
    assertThat(first.settings().integer("network_port", 0))
        .isNotEqualTo(second.settings().integer("network_port", 0));
  }

  @Test
  void eachOfTwoThatLeaveThePoolOfCandidatesIsFollowedByAnother() throws Exception {
    UnitBench large = new UnitBench(Behaviour.LOCK_FREE_QUERIES, ClusterConfigs.generate(12, 1, 0));
    Node next =
        large.config().nodes().values().stream()
            .filter(node -> !node.masterCandidate())
            .findFirst()
            .orElseThrow();
    String leave = "{'OP_ID':'OP_NODE_SET_PARAMS','node_name':'%s','offline':true%s}";
    assertThat(
            atOnce(
                large,
                config -> config.withNode(next.withTags(List.of("kept"))),
                leave.formatted("node2", ",'auto_promote':true"),
                leave.formatted("node3", ",'auto_promote':true")))
        .hasOnlyElementsOfType(Progress.Done.class);
    assertThat(large.config().nodes().values().stream().filter(Node::masterCandidate)).hasSize(10);
    Node promoted = large.config().node(next.name()).orElseThrow();
    assertThat(promoted.masterCandidate()).isTrue();
    assertThat(promoted.tags()).containsExactly("kept");
  }

  @Test
  void nodeThatBecameACandidateMeanwhileDoesNotLeaveThePoolUnasked() throws Exception {
    UnitBench large = new UnitBench(Behaviour.LOCK_FREE_QUERIES, ClusterConfigs.generate(12, 1, 0));
    Node next =
        large.config().nodes().values().stream()
            .filter(node -> !node.masterCandidate())
            .findFirst()
            .orElseThrow();
    Node leaving = large.config().node("node2.example.com").orElseThrow();
    List<Progress> ends =
        atOnce(
            large,
            config ->
                config
                    .withNode(next.withMasterCandidate(true))
                    .withNode(leaving.withMasterCandidate(false)),
            "{'OP_ID':'OP_NODE_SET_PARAMS','node_name':'%s','offline':true}"
                .formatted(next.name()));
    assertThat(onlyFailure(ends).arguments()).contains("wrong_state");
    assertThat(large.config().node(next.name()).orElseThrow().offline()).isFalse();
  }

  private List<Progress> atOnce(UnaryOperator<ClusterConfig> change, String... opcodes)
      throws Exception {
    return atOnce(bench, change, opcodes);
  }

  /** The opcodes' ends; each has come to the store before the first change to it is through. */
  private static List<Progress> atOnce(
      UnitBench bench, UnaryOperator<ClusterConfig> change, String... opcodes) throws Exception {
    List<FutureTask<Progress>> ends = new ArrayList<>();
    bench.store.update(
        config -> {
          for (String json : opcodes) {
            int job = ends.size() + 1;
            FutureTask<Progress> end = new FutureTask<>(() -> bench.beside(job, json));
            ends.add(end);
            Thread thread = new Thread(end, "job-" + job);
            thread.setDaemon(true);
            thread.start();
            Awaitility.await(json).until(() -> end.isDone() || waitsForTheStore(thread));
          }
          return change.apply(config);
        });
    List<Progress> results = new ArrayList<>();
    for (FutureTask<Progress> end : ends) {
      results.add(get(end));
    }
    assertThat(bench.heldLocks()).isEmpty();
    return results;
  }

  private static Progress get(FutureTask<Progress> end)
      throws ExecutionException, InterruptedException, TimeoutException {
    return end.get(30, TimeUnit.SECONDS);
  }

  private static boolean waitsForTheStore(Thread thread) {
    return thread.getState() == Thread.State.BLOCKED
        && Arrays.stream(thread.getStackTrace())
            .anyMatch(frame -> frame.getClassName().equals(ConfigStore.class.getName()));
  }

  private static GanetiError onlyFailure(List<Progress> ends) {
    List<Progress> failed = ends.stream().filter(Progress.Failed.class::isInstance).toList();
    assertThat(failed).hasSize(1);
    return ((Progress.Failed) failed.get(0)).error();
  }
}
