package org.luxibench.luxi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.json.JsonValue;

/**
 * Throws broken messages at a server. {@code -Dluxibench.fuzz.seed=N} repeats a run, {@code
 * -Dluxibench.fuzz.messages=N} makes it longer.
 */
@Timeout(120)
final class FuzzTest {
  private static final long SEED = Long.getLong("luxibench.fuzz.seed", 20_261_122);
  private static final int MESSAGES = Integer.getInteger("luxibench.fuzz.messages", 100_000);

  /** Messages in one write: the first broken one ends the connection, so most writes hold few. */
  private static final int BURST = 8;

  private static final String GOOD = "{\"method\":\"Echo\",\"args\":[1]}";
  private static final byte[] SPICE =
      "{}[]\",:\\0123456789eE+-.truefalsnN\u0003\u0000\u00ff".getBytes(StandardCharsets.ISO_8859_1);

  @TempDir Path folder;

  @Test
  void brokenMessagesNeitherStopTheServerNorLeaveAnythingBehind() throws IOException {
    LuxiServerOptions options = LuxiServerOptions.at(folder.resolve("luxi"));
    try (LuxiServer server = LuxiServer.start(options, new Echo())) {
      assertGoodRequestAnswers(server);
      long descriptors = openDescriptors();
      long threads = serverThreads();
      Random random = new Random(SEED);
      for (int sent = 0; sent < MESSAGES; sent += BURST) {
        throwBurst(server, random);
      }
      assertGoodRequestAnswers(server);
      Awaitility.await("descriptors after seed " + SEED)
          .until(() -> openDescriptors() <= descriptors);
      assertThat(serverThreads()).as("threads").isLessThanOrEqualTo(threads);
    }
  }

  private static void throwBurst(LuxiServer server, Random random) throws IOException {
    try (RawClient client = RawClient.connect(server.socket())) {
      for (int i = 0; i < BURST; i++) {
        client.sendLenient(brokenMessage(random));
      }
      if (random.nextInt(4) == 0) {
        client.endRequestsLenient();
        readToTheEnd(client);
      }
    }
  }

  private static void readToTheEnd(RawClient client) throws IOException {
    try {
      while (!client.reply().isEmpty()) {
        assertThat(client).isNotNull();
      }
    } catch (EOFException end) {
      assertThat(end).hasMessageContaining("closed");
    } catch (IOException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }

  /** A good message with something wrong, or bytes that never were one. */
  private static byte[] brokenMessage(Random random) {
    byte[] message = (GOOD + "\u0003").getBytes(StandardCharsets.UTF_8);
    switch (random.nextInt(5)) {
      case 0 -> message = Arrays.copyOf(message, random.nextInt(message.length));
      case 1 -> {
        message = new byte[random.nextInt(64)];
        random.nextBytes(message);
      }
      case 2 ->
          message = ("[".repeat(random.nextInt(500)) + "\u0003").getBytes(StandardCharsets.UTF_8);
      default -> {
        for (int i = 0; i <= random.nextInt(4); i++) {
          message[random.nextInt(message.length)] = SPICE[random.nextInt(SPICE.length)];
        }
      }
    }
    return message;
  }

  private static void assertGoodRequestAnswers(LuxiServer server) throws IOException {
    try (RawClient client = RawClient.connect(server.socket())) {
      client.send(GOOD + "\u0003");
      assertThat(client.reply()).isEqualTo("{\"result\":[1],\"success\":true}");
    }
  }

  private static long serverThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("luxi-"))
        .count();
  }

  private static long openDescriptors() throws IOException {
    try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
      return descriptors.count();
    }
  }

  private static final class Echo implements LuxiHandler {
    @Override
    public Route route(LuxiRequest request) {
      return Route.INLINE;
    }

    @Override
    public void handle(LuxiRequest request, Exchange exchange) {
      exchange.succeed(JsonValue.of(request.args()));
    }
  }
}
