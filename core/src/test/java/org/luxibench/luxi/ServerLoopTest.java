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
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
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
    RequestRunner runner =
        new RequestRunner(
            BREAKS_WHERE_IT_ROUTES,
            RequestReader.within(options.limits()),
            Runnable::run,
            Runnable::run,
            true);
    ServerLoop loop = new ServerLoop(options, selector, listener, runner, RequestObserver.NONE);
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
  void serverThatIsClosedIsNotBroken() throws IOException {
    LuxiServerOptions options = LuxiServerOptions.at(folder.resolve("luxi"));
    LuxiServer server = LuxiServer.start(options, BREAKS_WHERE_IT_ROUTES);
    server.close();
    assertThat(server.broken()).isNotCompleted();
  }
}
