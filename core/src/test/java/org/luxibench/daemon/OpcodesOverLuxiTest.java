package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.luxi.LuxiServerOptions;
import org.luxibench.luxi.RawClient;
import org.luxibench.processor.Behaviour;

/**
 * Opcodes as a client sees them: the locks while they work, the configuration afterwards, and still
 * after a restart.
 */
@Timeout(180)
final class OpcodesOverLuxiTest {
  private static final String INSTANCE = "QueryInstances [['%s'],['%s'],false]";
  private static final String NODE = "QueryNodes [['%s'],['%s'],false]";
  private static final String GROUPS = "QueryGroups [[],['name','alloc_policy'],false]";

  /**
   * @param op with single quotes
   * @param locks rows of QueryLocks seen while it works, {@code name mode}
   * @param question method and arguments
   * @param answer what it says afterwards
   */
  private record Case(String op, List<String> locks, String question, String answer) {}

  private static final List<Case> CASES =
      List.of(
          new Case(
              "{'OP_ID':'OP_NODE_ADD','node_name':'node9.example.com','primary_ip':'198.18.7.7'}",
              List.of("BGL/BGL exclusive"),
              NODE.formatted("node9.example.com", "role"),
              "[[\"C\"]]"),
          new Case(
              "{'OP_ID':'OP_INSTANCE_STARTUP','instance_name':'inst3.example.com'}",
              List.of("BGL/BGL shared", "instances/inst3.example.com exclusive"),
              INSTANCE.formatted("inst3.example.com", "admin_state"),
              "[[true]]"),
          new Case(
              "{'OP_ID':'OP_INSTANCE_SHUTDOWN','instance_name':'inst1.example.com'}",
              List.of("BGL/BGL shared", "instances/inst1.example.com exclusive"),
              INSTANCE.formatted("inst1.example.com", "admin_state"),
              "[[false]]"),
          new Case(
              "{'OP_ID':'OP_INSTANCE_SET_PARAMS','instance_name':'inst1.example.com',"
                  + "'beparams':{'vcpus':4}}",
              List.of(
                  "instances/inst1.example.com exclusive",
                  "nodes/node1.example.com exclusive",
                  "nodes/node2.example.com exclusive"),
              INSTANCE.formatted("inst1.example.com", "be/vcpus"),
              "[[4]]"),
          new Case(
              "{'OP_ID':'OP_INSTANCE_GROW_DISK','instance_name':'inst1.example.com','disk':0,"
                  + "'amount':24}",
              List.of("instances/inst1.example.com exclusive", "nodes/node1.example.com exclusive"),
              INSTANCE.formatted("inst1.example.com", "disk.size/0"),
              "[[10264]]"),
          new Case(
              "{'OP_ID':'OP_INSTANCE_FAILOVER','instance_name':'inst1.example.com'}",
              List.of("instances/inst1.example.com exclusive", "nodes/node2.example.com exclusive"),
              INSTANCE.formatted("inst1.example.com", "pnode"),
              "[[\"node2.example.com\"]]"),
          new Case(
              "{'OP_ID':'OP_INSTANCE_REPLACE_DISKS','instance_name':'inst1.example.com',"
                  + "'mode':'replace_new_secondary','remote_node':'node3.example.com'}",
              List.of("instances/inst1.example.com exclusive", "nodes/node3.example.com exclusive"),
              INSTANCE.formatted("inst1.example.com", "snodes"),
              "[[[\"node3.example.com\"]]]"),
          new Case(
              "{'OP_ID':'OP_INSTANCE_CREATE','instance_name':'new.example.com','mode':'create',"
                  + "'disk_template':'plain','os_type':'debootstrap','disks':[{'size':1024}],"
                  + "'nics':[{}],'pnode':'node9.example.com'}",
              List.of("instances/new.example.com exclusive", "nodes/node9.example.com exclusive"),
              INSTANCE.formatted("new.example.com", "pnode"),
              "[[\"node9.example.com\"]]"),
          new Case(
              "{'OP_ID':'OP_INSTANCE_REMOVE','instance_name':'inst2.example.com'}",
              List.of("instances/inst2.example.com exclusive", "nodes/node2.example.com exclusive"),
              INSTANCE.formatted("inst2.example.com", "name"),
              "Instance 'inst2.example.com' not known"),
          new Case(
              "{'OP_ID':'OP_INSTANCE_RENAME','instance_name':'inst6.example.com',"
                  + "'new_name':'other.example.com'}",
              List.of("BGL/BGL exclusive"),
              INSTANCE.formatted("other.example.com", "name"),
              "[[\"other.example.com\"]]"),
          new Case(
              "{'OP_ID':'OP_TAGS_SET','kind':'node','name':'node3.example.com','tags':['blue']}",
              List.of("nodes/node3.example.com exclusive"),
              "QueryTags ['node','node3.example.com']",
              "\"blue\""),
          new Case(
              "{'OP_ID':'OP_NODE_SET_PARAMS','node_name':'node3.example.com','drained':true,"
                  + "'auto_promote':true}",
              List.of("nodes/node3.example.com exclusive"),
              NODE.formatted("node3.example.com", "role"),
              "[[\"D\"]]"),
          new Case(
              "{'OP_ID':'OP_GROUP_ADD','group_name':'g9','alloc_policy':'last_resort'}",
              List.of("BGL/BGL shared"),
              GROUPS,
              "[\"g9\",\"last_resort\"]"),
          new Case(
              "{'OP_ID':'OP_CLUSTER_SET_PARAMS','candidate_pool_size':3}",
              List.of("nodes/[lockset] shared", "nodes/node9.example.com shared"),
              "QueryClusterInfo []",
              "\"candidate_pool_size\":3"),
          new Case(
              "{'OP_ID':'OP_CLUSTER_RENAME','name':'renamed.example.com'}",
              List.of("BGL/BGL exclusive"),
              "QueryConfigValues ['cluster_name']",
              "[\"renamed.example.com\"]"));

  @TempDir Path folder;

  @Test
  void opcodesLockWorkAndChangeTheConfigurationForGood() throws IOException {
    try (Daemon daemon = serve()) {
      for (Case each : CASES) {
        String id = submit(each.op());
        await().alias(each.op()).until(() -> held(id, each.locks()));
        await().atMost(Duration.ofSeconds(20)).until(() -> status(id).contains("[[\"success\""));
        assertThat(ask(each.question())).as(each.op()).contains(each.answer());
      }
      assertThat(daemon.masterNode()).isEqualTo("node1.example.com");
      assertThat(verify()).as("the cluster, the added node in it").contains("[true]");
    }
    try (Daemon again = serve()) {
      assertThat(again.masterNode()).isEqualTo("node1.example.com");
      for (Case each : CASES) {
        assertThat(ask(each.question())).as(each.op()).contains(each.answer());
      }
      assertThat(ask("QueryLocks [['name'],false]"))
          .contains("nodes/node9.example.com")
          .contains("instances/new.example.com")
          .contains("instances/other.example.com")
          .doesNotContain("instances/inst2.example.com");
    }
  }

  /**
   * Runs OP_CLUSTER_VERIFY and follows the jobs that it submits; the group's waits for the first.
   */
  private String verify() throws IOException {
    String id = submit("{'OP_ID':'OP_CLUSTER_VERIFY','skip_checks':[]}");
    await().until(() -> status(id).contains("[[\"success\""));
    int first = Integer.parseInt(id) + 1;
    assertThat(status(id))
        .contains("{\"jobs\":[[true,\"%d\"],[true,\"%d\"]".formatted(first, first + 1));
    String group = Integer.toString(first + 1);
    await().atMost(Duration.ofSeconds(20)).until(() -> status(group).contains("[[\"success\""));
    assertThat(ask("QueryJobs [['" + group + "'],['ops']]"))
        .contains("\"depends\":[[\"" + first + "\",[]]]");
    assertThat(status(Integer.toString(first))).contains("[[\"success\"");
    return status(group);
  }

  private boolean held(String id, List<String> locks) throws IOException {
    String shown = ask("QueryLocks [['name','mode','owner'],false]");
    assertThat(status(id)).as(shown).doesNotContain("[[\"success\"");
    return locks.stream()
        .allMatch(
            lock -> {
              String row = "[\"" + lock.replace(" ", "\",\"") + "\",[";
              return Pattern.compile(Pattern.quote(row) + "\"Jq\\d+/Job" + id + "/")
                  .matcher(shown)
                  .find();
            });
  }

  private String submit(String op) throws IOException {
    String reply = ask("SubmitJob [" + op + "]");
    assertThat(reply).matches("\\{\"result\":\"\\d+\",\"success\":true}\\s*");
    return reply.replaceAll("\\D", "");
  }

  private String status(String id) throws IOException {
    String reply = ask("QueryJobs [['" + id + "'],['status','opresult']]");
    assertThat(reply).doesNotContain("error");
    return reply;
  }

  /** Method and arguments, with single quotes for double ones outside of what is quoted so. */
  private String ask(String question) throws IOException {
    int space = question.indexOf(' ');
    String args = question.substring(space + 1).replace('\'', '"');
    try (RawClient client = RawClient.connect(folder.resolve("luxi"))) {
      client.send(
          "{\"method\":\"" + question.substring(0, space) + "\",\"args\":" + args + "}\u0003");
      return client.reply();
    }
  }

  private Daemon serve() throws IOException {
    WorkDurations durations = WorkDurations.standard();
    for (Case each : CASES) {
      String op = each.op().replaceAll(".*?:'(OP_[A-Z_]+)'.*", "$1");
      durations = durations.with(op, Duration.ofMillis(400));
    }
    return Daemon.start(
        new DaemonOptions(
            LuxiServerOptions.at(folder.resolve("luxi")),
            folder.resolve("data"),
            Behaviour.LOCK_FREE_QUERIES,
            Dialect.V2_5,
            Optional.empty(),
            3,
            1,
            8,
            durations,
            25,
            OptionalInt.empty()));
  }
}
