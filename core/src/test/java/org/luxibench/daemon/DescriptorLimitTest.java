package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.luxi.RawClient;

/** A daemon that has used up its file descriptors. */
@Timeout(60)
final class DescriptorLimitTest {
  private static final int DESCRIPTORS = 400;
  private static final Pattern WITHHELD = Pattern.compile("(\\d+) more connections were closed");

  @TempDir Path folder;

  @Test
  void descriptorsThatRunOutAreWaitedForAndNobodyIsEnded() throws IOException {
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

      for (int i = 0; i < DESCRIPTORS; i++) {
        crowd.add(RawClient.connect(daemon.socket()));
      }
      Awaitility.await().until(() -> log().contains("cannot accept a connection"));

      assertThat(watcher.reply()).as("to a client that only listens").contains("success");
      double seconds = (System.nanoTime() - began) / 1e9;
      assertThat(complaints()).as("in %.1f s", seconds).isLessThan(10 * seconds + 10);
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

  private double complaints() throws IOException {
    String log = log();
    long withheld =
        WITHHELD
            .matcher(log)
            .results()
            .map(MatchResult::group)
            .mapToLong(text -> Long.parseLong(text.substring(0, text.indexOf(' '))))
            .sum();
    return withheld + log.split("cannot accept a connection", -1).length - 1.0;
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("stderr"));
  }
}
