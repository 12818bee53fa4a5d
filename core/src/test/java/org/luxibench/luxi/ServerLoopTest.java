package org.luxibench.luxi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.luxibench.luxi.LuxiServerTest.request;

import java.io.EOFException;
import java.io.IOException;
import java.nio.channels.CancelledKeyException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.json.JsonValue;

/** What goes wrong on the selector thread ends one connection, or is told; never silence. */
@Timeout(20)
final class ServerLoopTest {
  private static final LuxiHandler BREAKS_WHERE_IT_ROUTES =
      new LuxiHandler() {
        @Override
        public Route route(LuxiRequest request) {
          if (request.method().equals("Break")) {
            throw new IllegalStateException("no route");
          } else if (request.method().equals("Exhaust")) {
            throw new OutOfMemoryError("as told");
          }
          return Route.INLINE;
        }

        @Override
        public void handle(LuxiRequest request, Exchange exchange) {
          exchange.succeed(JsonValue.of(request.args()));
        }
      };

  private static final LuxiHandler LARGE_OR_SMALL =
      new LuxiHandler() {
        @Override
        public Route route(LuxiRequest request) {
          return Route.INLINE;
        }

        @Override
        public void handle(LuxiRequest request, Exchange exchange) {
          exchange.succeed(
              request.method().equals("Large")
                  ? JsonValue.of("x".repeat(8 << 20))
                  : JsonValue.of(request.args()));
        }
      };

  private static final int READERS = 4;

  /** What is sent of a large reply before others get their turn. */
  private static final long PIECE = 1 << 16;

  /** More than are let in at once, and fewer than the system lets wait. */
  private static final int CROWD = 100;

  @TempDir Path folder;

  @Test
  void whatFailsOnTheSelectorThreadEndsItsConnectionOnly() throws IOException {
    LuxiServerOptions options = LuxiServerOptions.at(folder.resolve("luxi"));
    try (LuxiServer server = LuxiServer.start(options, BREAKS_WHERE_IT_ROUTES);
        RawClient other = RawClient.connect(server.socket())) {
      for (String method : new String[] {"Break", "Exhaust"}) {
        try (RawClient client = RawClient.connect(server.socket())) {
          client.send(request(method, "0"));
          Assertions.assertThatThrownBy(client::reply).isInstanceOf(EOFException.class);
        }
        other.send(request("Echo", "1"));
        assertThat(other.reply()).contains("1");
      }
      assertThat(server.broken()).isNotCompleted();
    }
  }

  @Test
  void endThatNobodyAskedForIsTold() throws Exception {
    LuxiServerOptions options = LuxiServerOptions.at(folder.resolve("luxi"));
    SocketFile.Listening listening = SocketFile.listen(options);
    Selector selector = Selector.open();
    ServerSocketChannel listener = listening.channel();
    ServerLoop loop = loop(options, selector, listener, BREAKS_WHERE_IT_ROUTES);
    Thread thread = new Thread(loop, "luxi-selector");
    thread.start();
    try {
      selector.close();

      assertThat(loop.broken().get(10, TimeUnit.SECONDS))
          .isInstanceOfAny(ClosedSelectorException.class, CancelledKeyException.class);
      assertThat(listener.isOpen()).isFalse();
    } finally {
      thread.join();
      listening.file().remove();
    }
  }

  @Test
  void thoseWhoAreInAreNotKeptWaitingByACrowdAtTheDoor() throws Exception {
    LuxiServerOptions options = LuxiServerOptions.at(folder.resolve("luxi"));
    SocketFile.Listening listening = SocketFile.listen(options);
    AtomicReference<@Nullable ServerLoop> running = new AtomicReference<>();
    LuxiHandler counts =
        new LuxiHandler() {
          @Override
          public Route route(LuxiRequest request) {
            return Route.INLINE;
          }

          @Override
          public void handle(LuxiRequest request, Exchange exchange) {
            exchange.succeed(JsonValue.of(Objects.requireNonNull(running.get()).openConnections()));
          }
        };
    ServerLoop loop = loop(options, Selector.open(), listening.channel(), counts);
    running.set(loop);
    List<RawClient> crowd = new ArrayList<>();
    for (int i = 0; i < CROWD; i++) {
      crowd.add(RawClient.connect(options.socket()));
    }
    Thread thread = new Thread(loop, "luxi-selector");
    try {
      crowd.get(0).send(request("HowMany", "0"));
      thread.start();

      String reply = crowd.get(0).reply();
      assertThat(Integer.parseInt(reply.replaceAll("\\D", ""))).isPositive().isLessThan(CROWD);
      Awaitility.await().until(() -> loop.openConnections() == CROWD);
    } finally {
      loop.stop();
      thread.join();
      listening.file().remove();
      for (RawClient client : crowd) {
        client.close();
      }
    }
  }

  @Test
  void smallRequestWaitsForNoMoreThanAPieceOfOneLargeReply() throws Exception {
    LuxiServerOptions options = LuxiServerOptions.at(folder.resolve("luxi"));
    SocketFile.Listening listening = SocketFile.listen(options);
    ServerLoop loop = loop(options, Selector.open(), listening.channel(), LARGE_OR_SMALL);
    List<RawClient> readers = new ArrayList<>();
    try (RawClient small = RawClient.connect(options.socket())) {
      for (int i = 0; i < READERS; i++) {
        RawClient reader = RawClient.connect(options.socket());
        readers.add(reader);
        reader.send(request("Large", "0"));
      }
      while (loop.openConnections() <= READERS || unanswered(readers)) {
        loop.turn();
      }
      takeAll(readers);
      small.send(request("Echo", "1"));

      loop.turn();

      assertThat(small.hasInput()).isTrue();
      List<Long> taken = takeAll(readers);
      assertThat(taken).filteredOn(bytes -> bytes > 0).hasSize(1);
      assertThat(taken).allMatch(bytes -> bytes < 2 * PIECE);
      for (int i = 1; i < READERS; i++) {
        loop.turn();
      }
      assertThat(takeAll(readers))
          .as("each in its turn")
          .filteredOn(bytes -> bytes > 0)
          .hasSize(READERS - 1);
    } finally {
      loop.stop();
      loop.run();
      listening.file().remove();
      for (RawClient reader : readers) {
        reader.close();
      }
    }
  }

  private static boolean unanswered(List<RawClient> readers) throws IOException {
    for (RawClient reader : readers) {
      if (!reader.hasInput()) {
        return true;
      }
    }
    return false;
  }

  private static List<Long> takeAll(List<RawClient> readers) throws IOException {
    List<Long> bytes = new ArrayList<>();
    for (RawClient reader : readers) {
      bytes.add(reader.takeAll());
    }
    return bytes;
  }

  private static ServerLoop loop(
      LuxiServerOptions options,
      Selector selector,
      ServerSocketChannel listener,
      LuxiHandler handler)
      throws IOException {
    RequestReader reader = RequestReader.within(options.limits());
    RequestRunner runner = new RequestRunner(handler, reader, Runnable::run, Runnable::run, true);
    return new ServerLoop(options, selector, listener, runner, RequestObserver.NONE);
  }

  @Test
  void serverThatIsClosedIsNotBroken() throws IOException {
    LuxiServerOptions options = LuxiServerOptions.at(folder.resolve("luxi"));
    LuxiServer server = LuxiServer.start(options, BREAKS_WHERE_IT_ROUTES);
    server.close();
    assertThat(server.broken()).isNotCompleted();
  }
}
