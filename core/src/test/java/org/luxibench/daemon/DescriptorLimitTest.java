package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.luxi.RawClient;

/** A daemon that has used up its file descriptors. */
@Timeout(60)
final class DescriptorLimitTest {
  private static final int DESCRIPTORS = 400;

  /** Far more than there is room for, so that those who wait are many. */
  private static final int CROWD = 900;

  @TempDir Path folder;

  @Test
  void descriptorsThatRunOutAreWaitedForAndWhoeverIsInStays() throws IOException {
    long began = System.nanoTime();
    List<RawClient> crowd = new ArrayList<>();
    try (ServedDaemon daemon = ServedDaemon.startWithin(folder, DESCRIPTORS);
        RawClient watcher = RawClient.connect(daemon.socket())) {
      daemon.say("SubmitJob", "[{\"OP_ID\":\"OP_TEST_DELAY\",\"duration\":3}]");
      Awaitility.await()
          .until(() -> daemon.say("QueryJobs", "[[\"1\"],[\"status\"]]").contains("running"));
      watcher.send(
          "{\"method\":\"WaitForJobChange\",\"args\":[\"1\",[\"status\"],[\"running\"],0,29]}\u0003");
      watcher.endRequests();

      for (int i = 0; i < CROWD; i++) {
        crowd.add(RawClient.connect(daemon.socket()));
      }
      Awaitility.await().until(() -> log().contains("cannot accept a connection"));

      assertThat(watcher.reply()).as("to a client that only listens").contains("success");
      double seconds = (System.nanoTime() - began) / 1e9;
      assertThat(turnedAway(crowd)).as("in %.1f s", seconds).isLessThan(10 * seconds + 10);
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

  /** Those accepted although no descriptor was left to ask who they are; the others wait. */
  private static double turnedAway(List<RawClient> crowd) throws IOException {
    int count = 0;
    for (RawClient client : crowd) {
      count += client.hasEnded() ? 1 : 0;
    }
    return count;
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }
}
