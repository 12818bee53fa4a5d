package org.luxibench.luxi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
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

  /** Those that are good by chance, one or two in a hundred, are not among them. */
  private static final int BROKEN = Integer.getInteger("luxibench.fuzz.messages", 100_000);

  /** How many of them come on connections of their own, which the first broken one ends. */
  private static final int SINGLE = BROKEN / 4;

  /** Messages in one write, where a broken one is answered and the connection lives on. */
  private static final int BURST = 100;

  /** Deeper ones exceed a limit and end their connection in any case. */
  private static final int DEEPEST = LuxiServerOptions.Limits.DEFAULT.nesting();

  private static final String GOOD = "{\"method\":\"Echo\",\"args\":[1]}";
  private static final byte[] SPICE =
      "{}[]\",:\\0123456789eE+-.truefalsnN\u0003\u0000\u00ff".getBytes(StandardCharsets.ISO_8859_1);

  @TempDir Path folder;
  private final AtomicInteger good = new AtomicInteger();

  @Test
  void brokenMessagesNeitherStopTheServerNorLeaveAnythingBehind() throws IOException {
    Random random = new Random(SEED);
    fuzz(
        false,
        server -> {
          for (int sent = 0; sent - good.get() < SINGLE; sent++) {
            throwOne(server, random);
          }
        });
  }

  @Test
  void brokenMessagesAreAnsweredOneByOneWhereClientsInsist() throws IOException {
    Random random = new Random(SEED);
    fuzz(
        true,
        server -> {
          try (RawClient client = RawClient.connect(server.socket())) {
            for (int sent = 0; sent - good.get() < BROKEN - SINGLE; sent += BURST) {
              throwBurst(client, random);
            }
          }
        });
  }

  private interface Fuzz {
    void at(LuxiServer server) throws IOException;
  }

  private void fuzz(boolean answersBroken, Fuzz fuzz) throws IOException {
    LuxiServerOptions options = LuxiServerOptions.at(folder.resolve("luxi"));
    try (LuxiServer server = LuxiServer.start(options, new Echo(answersBroken, good))) {
      assertGoodRequestAnswers(server);
      long descriptors = openDescriptors();
      long threads = serverThreads();
      fuzz.at(server);
      assertGoodRequestAnswers(server);
      Awaitility.await("descriptors after seed " + SEED)
          .until(() -> openDescriptors() <= descriptors);
      assertThat(serverThreads()).as("threads").isLessThanOrEqualTo(threads);
    }
  }

  /** Each frame, broken or not, has one reply. */
  private static void throwBurst(RawClient client, Random random) throws IOException {
    ByteArrayOutputStream burst = new ByteArrayOutputStream();
    for (int i = 0; i < BURST; i++) {
      burst.writeBytes(oneFrame(brokenMessage(random, DEEPEST)));
    }
    client.send(burst.toByteArray());
    for (int i = 0; i < BURST; i++) {
      assertThat(client.reply()).contains("\"success\":");
    }
  }

  private static byte[] oneFrame(byte[] message) {
    byte[] frame = Arrays.copyOf(message, message.length + 1);
    for (int i = 0; i < message.length; i++) {
      if (frame[i] == FrameCodec.END) {
        frame[i] = ' ';
      }
    }
    frame[message.length] = FrameCodec.END;
    return frame;
  }

  private static void throwOne(LuxiServer server, Random random) throws IOException {
    try (RawClient client = RawClient.connect(server.socket())) {
      client.sendLenient(brokenMessage(random, 500));
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
  private static byte[] brokenMessage(Random random, int deepest) {
    byte[] message = (GOOD + "\u0003").getBytes(StandardCharsets.UTF_8);
    switch (random.nextInt(5)) {
      case 0 -> message = Arrays.copyOf(message, random.nextInt(message.length));
      case 1 -> {
        message = new byte[random.nextInt(64)];
        random.nextBytes(message);
      }
      case 2 ->
          message =
              ("[".repeat(random.nextInt(deepest)) + "\u0003").getBytes(StandardCharsets.UTF_8);
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

  private record Echo(boolean answersBroken, AtomicInteger good) implements LuxiHandler {
    @Override
    public Route route(LuxiRequest request) {
      return Route.INLINE;
    }

    @Override
    public void handle(LuxiRequest request, Exchange exchange) {
      good.incrementAndGet();
      exchange.succeed(JsonValue.of(request.args()));
    }
  }
}
