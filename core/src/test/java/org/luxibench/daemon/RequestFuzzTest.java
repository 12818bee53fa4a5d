package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.luxi.LuxiServerOptions;
import org.luxibench.luxi.RawClient;
import org.luxibench.processor.Behaviour;
import org.slf4j.LoggerFactory;

/**
 * Sends a daemon requests that are well framed and wrong within: each must be answered, and none
 * may meet a defect of ours, which the log would tell. {@code -Dluxibench.fuzz.seed=N} repeats a
 * run, {@code -Dluxibench.fuzz.requests=N} makes it longer.
 */
@Timeout(120)
final class RequestFuzzTest {
  private static final long SEED = Long.getLong("luxibench.fuzz.seed", 20_261_125);
  private static final int REQUESTS = Integer.getInteger("luxibench.fuzz.requests", 2_000);

  /** Requests under way on one connection. */
  private static final int BURST = 20;

  @TempDir Path folder;

  private final Logger ours = (Logger) LoggerFactory.getLogger("org.luxibench");
  private final ListAppender<ILoggingEvent> lines = new ListAppender<>();

  @ParameterizedTest
  @EnumSource(Dialect.class)
  void everyRequestIsAnsweredAndNoneMeetsADefect(Dialect dialect) throws IOException {
    RequestMutator requests = new RequestMutator(new Random(SEED), dialect);
    int succeeded = 0;
    lines.start();
    ours.addAppender(lines);
    try (Daemon daemon = Daemon.start(options(dialect));
        RawClient client = RawClient.connect(folder.resolve("luxi"))) {
      assertThat(daemon.broken()).isNotCompleted();
      for (int sent = 0; sent < REQUESTS; sent += BURST) {
        succeeded += burst(client, requests);
      }
    } finally {
      ours.detachAppender(lines);
    }
    assertThat(succeeded)
        .as("requests that were right all the same")
        .isBetween(REQUESTS / 20, REQUESTS * 19 / 20);
    assertThat(List.copyOf(lines.list))
        .as("defects met with seed %d", SEED)
        .filteredOn(line -> line.getLevel() == Level.ERROR)
        .extracting(RequestFuzzTest::told)
        .isEmpty();
  }

  private static int burst(RawClient client, RequestMutator requests) throws IOException {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < BURST; i++) {
      sent.add(requests.next());
    }
    client.send(String.join("\u0003", sent) + "\u0003");
    int succeeded = 0;
    for (String request : sent) {
      String reply = client.reply();
      assertThat(reply).as("reply to %s", request).endsWith("e}").contains("\"success\":");
      succeeded += reply.endsWith("\"success\":true}") ? 1 : 0;
    }
    return succeeded;
  }

  private static String told(ILoggingEvent line) {
    String cause =
        line.getThrowableProxy() == null
            ? ""
            : line.getThrowableProxy().getClassName()
                + ": "
                + line.getThrowableProxy().getMessage()
                + " at "
                + line.getThrowableProxy().getStackTraceElementProxyArray()[0];
    return line.getFormattedMessage() + " " + cause;
  }

  private DaemonOptions options(Dialect dialect) {
    WorkDurations none = WorkDurations.standard();
    for (String opcode : RequestMutator.opcodes()) {
      none = none.with(opcode, Duration.ZERO);
    }
    return new DaemonOptions(
        LuxiServerOptions.at(folder.resolve("luxi")),
        folder.resolve("data"),
        Behaviour.LOCK_FREE_QUERIES,
        dialect,
        Optional.empty(),
        3,
        1,
        10,
        none,
        25,
        OptionalInt.empty());
  }
}
