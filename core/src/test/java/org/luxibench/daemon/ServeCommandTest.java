package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.daemon.cli.Commands;
import org.luxibench.luxi.RawClient;
import picocli.CommandLine;

/** The commands as users run them. */
@Timeout(120)
final class ServeCommandTest {
  private static final String LONG =
      "{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":600,\"on_master\":true";
  private static final String NODE_LOCK = ",\"on_nodes\":[\"node1.example.com\"]}";

  @TempDir Path folder;

  @Test
  void socketHasTheModeAndTheGroupThatWereAskedFor() throws Exception {
    String group = otherGroup();
    try (ServedDaemon daemon =
        ServedDaemon.start(folder, List.of(), List.of("--group", group, "--mode", "0660"))) {
      PosixFileAttributes socket = Files.readAttributes(daemon.socket(), PosixFileAttributes.class);

      assertThat(socket.group().getName()).isEqualTo(group);
      assertThat(PosixFilePermissions.toString(socket.permissions())).isEqualTo("rw-rw----");
    }
  }

  @Test
  void groupThatDoesNotExistIsRefused() throws IOException {
    assertThatThrownBy(
            () -> ServedDaemon.start(folder, List.of(), List.of("--group", "no-such-group")))
        .isInstanceOf(IOException.class);
    assertThat(Files.readString(folder.resolve("stderr"))).contains("no-such-group");
    assertThat(folder.resolve("luxi")).doesNotExist();
  }

  @Test
  void rootForStockClientsHasWhatTheyLookFor() throws Exception {
    Path root = folder.resolve("root/master.example.com");
    try (ServedDaemon daemon =
        ServedDaemon.start(folder, List.of(), List.of("--gnt-root", root.toString()))) {
      assertThat(daemon.said())
          .containsExactly(
              "export GANETI_ROOTDIR=" + root,
              "export GANETI_HOSTNAME=master.example.com",
              "ready " + daemon.socket());
      assertThat(root.resolve("var/run/ganeti/socket")).isDirectory();
      assertThat(root.resolve("var/log/ganeti")).isDirectory();
      assertThat(root.resolve("var/lib/ganeti/ssconf_master_node"))
          .hasContent("node1.example.com\n");
      assertThat(daemon.say("ChangeJobPriority", "[7,0]")).as("3.0").contains("not found in queue");
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "--gnt-root /; --gnt-root is /, expected a folder named as the host is to be",
        "--max-message 100000001; --max-message is 100000001, expected 1 to 100000000",
        "--max-message 0; --max-message is 0, expected 1 to 100000000",
        "--max-nesting 401; --max-nesting is 401, expected 1 to 400"
      })
  void optionsOutOfBoundsAreRefusedByName(String options, String sentence) {
    StringWriter err = new StringWriter();
    List<String> words = new ArrayList<>(List.of("serve", "--socket", "s", "--data-dir", "d"));
    words.addAll(List.of(options.split(" ")));

    assertThat(Commands.line().setErr(new PrintWriter(err)).execute(words.toArray(String[]::new)))
        .isEqualTo(2);
    assertThat(err.toString()).contains(sentence);
  }

  @Test
  void onlyMembersOfTheGroupsThatAreAllowedAreLetIn() throws Exception {
    String nobodys = "4000000000";
    String own = Files.getAttribute(folder, "unix:gid").toString();
    try (ServedDaemon daemon =
        ServedDaemon.start(
            folder, List.of(), List.of("--allow-uid", nobodys, "--allow-gid", own))) {
      assertThat(daemon.say("QueryConfigValues", "[\"cluster_name\"]")).contains("true");
      daemon.terminate();
    }
    try (ServedDaemon daemon =
            ServedDaemon.start(folder, List.of(), List.of("--allow-gid", nobodys));
        RawClient client = RawClient.connect(daemon.socket())) {
      assertThat(client.reply()).contains("is not allowed to connect");
    }
  }

  @Test
  void statusTellsJobsAndTheLocksInUse() throws Exception {
    try (ServedDaemon daemon = ServedDaemon.start(folder, List.of(), List.of())) {
      daemon.say("SubmitJob", "[" + LONG + NODE_LOCK + "]");
      Awaitility.await().until(() -> state(daemon, 1).contains("running"));
      daemon.say("SubmitJob", "[" + LONG + NODE_LOCK + "]");
      Awaitility.await().until(() -> status(daemon).contains("pending [[\"exclusive\",[\"Jq"));

      assertThat(status(daemon))
          .contains("jobs      2 {running=1, waiting=1}")
          .contains("running   1 [\"TEST_DELAY(600)\"]")
          .contains("waiting   2 [\"TEST_DELAY(600)\"]")
          .containsPattern("BGL/BGL shared by \\[\"Jq\\d+/Job1/TEST_DELAY\"")
          .containsPattern("nodes/node1.example.com exclusive by \\[\"Jq\\d+/Job1/TEST_DELAY\"\\]")
          .contains("cluster   cluster.example.com, master node1.example.com");
    }
  }

  @Test
  void terminatedDaemonRemovesItsSocketAndLeavesItsJobsToTheNextOne() throws Exception {
    try (ServedDaemon first = ServedDaemon.start(folder, List.of(), List.of())) {
      first.say("SubmitJob", "[" + LONG + NODE_LOCK + "]");
      Awaitility.await().until(() -> state(first, 1).contains("running"));
      first.say("SubmitJob", "[" + LONG.replace("600", "0") + NODE_LOCK + "]");
      Awaitility.await().until(() -> state(first, 2).contains("waiting"));

      assertThat(first.terminate()).isEqualTo(128 + 15);
      assertThat(Files.exists(first.socket(), LinkOption.NOFOLLOW_LINKS)).isFalse();
    }
    try (ServedDaemon second = ServedDaemon.start(folder, List.of(), List.of())) {
      assertThat(state(second, 1)).contains("error").contains("Unclean master daemon shutdown");
      Awaitility.await().until(() -> state(second, 2).contains("[[\"success\""));
    }
  }

  private static String state(ServedDaemon daemon, int job) throws IOException {
    return daemon.say("QueryJobs", "[[\"" + job + "\"],[\"status\",\"opresult\"]]");
  }

  private static String status(ServedDaemon daemon) {
    StringWriter out = new StringWriter();
    CommandLine line = Commands.line().setOut(new PrintWriter(out));
    assertThat(line.execute("status", "--socket", daemon.socket().toString())).isZero();
    return out.toString();
  }

  /** A group that a file made here may be given to, other than the one it has anyway. */
  private String otherGroup() throws IOException {
    Path probe = Files.createFile(folder.resolve("probe"));
    GroupPrincipal own = Files.readAttributes(probe, PosixFileAttributes.class).group();
    for (String line : Files.readAllLines(Path.of("/etc/group"))) {
      String name = line.substring(0, line.indexOf(':'));
      if (!name.equals(own.getName()) && mayBeGiven(probe, name)) {
        return name;
      }
    }
    assumeTrue(false, "this user may give files to no other group");
    throw new AssertionError("not reached");
  }

  private static boolean mayBeGiven(Path file, String group) {
    try {
      Files.setAttribute(
          file,
          "posix:group",
          file.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(group));
      return true;
    } catch (IOException refused) {
      return false;
    }
  }
}
