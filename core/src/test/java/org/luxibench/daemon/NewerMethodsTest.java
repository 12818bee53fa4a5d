package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.luxi.LuxiServerOptions;
import org.luxibench.luxi.RawClient;
import org.luxibench.processor.Behaviour;

/** What clients of 3.0 may call that those of 2.5 may not. */
final class NewerMethodsTest {
  private static final String LONG = "{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":30,\"reason\":[]}";
  private static final String NEXT =
      "{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":0,\"reason\":[],\"depends\":[[-1,[]]]}";

  @TempDir Path folder;
  private Optional<Daemon> daemon = Optional.empty();

  @AfterEach
  void end() {
    daemon.ifPresent(Daemon::close);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "QueryNetworks; [[],[\"name\",\"network\"],false]; []",
        "QueryFilters; [[],[\"uuid\",\"priority\"]]; []",
        "QueryExports; [[\"node1\",\"node1\"],false]; []"
      })
  void listsAreEmpty(String method, String args, String result) throws IOException {
    serve(Dialect.V3_0);
    assertThat(say(method, args)).contains("\"result\":" + result + ",\"success\":true");
  }

  @Test
  void queryOfNetworksTakesNoLock() throws IOException {
    serve(Dialect.V3_0);
    assertThat(say("QueryNetworks", "[[],[\"name\"],true]"))
        .contains("Sync queries are not allowed");
  }

  @Test
  void jobMayDependOnTheOneBeforeAndChangeItsPriority() throws IOException {
    serve(Dialect.V3_0);
    say("SubmitJob", "[[" + LONG + "]]");
    assertThat(say("SubmitJob", "[[" + NEXT + "]]")).contains("\"result\":2");
    Awaitility.await().until(() -> cells("2", "status").contains("waiting"));

    assertThat(say("ChangeJobPriority", "[2,-7]"))
        .contains("[true,\"Priorities of pending opcodes for job 2 have been changed to -7\"]");

    assertThat(cells("2", "priority")).contains("[[[0,-7]]]");
    assertThat(cells("2", "ops")).contains("\"depends\":[[1,[]]]");
    assertThat(say("ChangeJobPriority", "[\"2\",19]")).contains("[true,");
    assertThat(say("ChangeJobPriority", "[77,1]"))
        .contains("[false,\"Job 77 not found in queue\"]");
  }

  @ParameterizedTest
  @CsvSource({"20", "-21", "1.5", "null", "true"})
  void priorityThatNoJobCanHaveIsRefused(String priority) throws IOException {
    serve(Dialect.V3_0);
    assertThat(say("ChangeJobPriority", "[1," + priority + "]"))
        .contains("\"OpPrereqError\"")
        .contains("wrong_input");
  }

  @ParameterizedTest
  @CsvSource({"ChangeJobPriority", "QueryNetworks", "QueryFilters"})
  void olderClientsDoNotKnowThem(String method) throws IOException {
    serve(Dialect.V2_5);
    assertThat(say(method, "[1,2]")).contains("Invalid operation '" + method + "'");
  }

  private String cells(String job, String field) throws IOException {
    return say("Query", "[\"job\",[\"" + field + "\"],[\"=\",\"id\"," + job + "]]");
  }

  private String say(String method, String args) throws IOException {
    try (RawClient client = RawClient.connect(folder.resolve("luxi"))) {
      client.send("{\"method\":\"" + method + "\",\"args\":" + args + "}\u0003");
      return client.reply();
    }
  }

  private void serve(Dialect dialect) throws IOException {
    daemon =
        Optional.of(
            Daemon.start(
                new DaemonOptions(
                    LuxiServerOptions.at(folder.resolve("luxi")),
                    folder.resolve("data"),
                    Behaviour.LOCK_FREE_QUERIES,
                    dialect,
                    Optional.empty(),
                    2,
                    1,
                    2,
                    WorkDurations.standard(),
                    25,
                    OptionalInt.empty())));
  }
}
