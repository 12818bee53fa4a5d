package org.luxibench.load.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import org.luxibench.luxi.Exchange;
import org.luxibench.luxi.LuxiHandler;
import org.luxibench.luxi.LuxiRequest;
import org.luxibench.luxi.LuxiServer;
import org.luxibench.luxi.LuxiServerOptions;
import org.luxibench.luxi.Route;

/** A server that answers everything on its one thread. */
final class InlineServer {
  private InlineServer() {}

  static LuxiServer start(Path socket, BiConsumer<LuxiRequest, Exchange> handler)
      throws IOException {
    return LuxiServer.start(
        LuxiServerOptions.at(socket),
        new LuxiHandler() {
          @Override
          public Route route(LuxiRequest request) {
            return Route.INLINE;
          }

          @Override
          public void handle(LuxiRequest request, Exchange exchange) {
            handler.accept(request, exchange);
          }
        });
  }
}
