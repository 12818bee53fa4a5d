package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.luxi.RawClient;

/** A daemon that may not have many file descriptors. */
@Timeout(60)
final class DescriptorLimitTest {
  private static final int DESCRIPTORS = 400;

  /** Far more than there is room for. */
  private static final int CROWD = 900;

  @TempDir Path folder;

  @Test
  void noMoreAreLetInThanThereIsRoomForAndWhoeverIsInIsServed() throws IOException {
    List<RawClient> crowd = new ArrayList<>();
    try (ServedDaemon daemon = ServedDaemon.startWithin(folder, DESCRIPTORS);
        RawClient watcher = RawClient.connect(daemon.socket());
        RawClient inside = RawClient.connect(daemon.socket())) {
      daemon.say("SubmitJob", "[{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":3}]");
      Awaitility.await()
          .until(() -> daemon.say("QueryJobs", "[[\"1\"],[\"status\"]]").contains("running"));
      watcher.send(request("WaitForJobChange", "[\"1\",[\"status\"],[\"running\"],0,29]"));
      watcher.endRequests();

      for (int i = 0; i < CROWD; i++) {
        crowd.add(RawClient.connect(daemon.socket()));
      }
      String room = room();
      assertThat(crowd.get(CROWD - 1).reply())
          .contains("too many connections, the limit is " + room);
      inside.send(request("SubmitJob", "[{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":0}]"));
      assertThat(inside.reply()).contains("\"success\":true");
      Awaitility.await()
          .until(
              () -> {
                inside.send(request("QueryJobs", "[[\"2\"],[\"status\"]]"));
                return inside.reply().contains("[[\"success\"]]");
              });
      assertThat(watcher.reply()).as("to a client that only listens").contains("success");
      assertThat(log()).doesNotContain("cannot accept");
      for (RawClient client : crowd) {
        client.close();
      }
      assertThat(daemon.say("QueryConfigValues", "[\"cluster_name\"]")).contains("true");
    } finally {
      for (RawClient client : crowd) {
        client.close();
      }
    }
  }

  /** How many connections the daemon said that it takes. */
  private String room() throws IOException {
    Matcher said =
        Pattern.compile("leave room for (\\d+) connections, not for 10000").matcher(log());
    assertThat(said.find()).isTrue();
    return said.group(1);
  }

  private static String request(String method, String args) {
    return "{\"method\":\"" + method + "\",\"args\":" + args + "}\u0003";
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }
}
