package org.luxibench.load.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiError;
import org.luxibench.json.JsonValue;
import org.luxibench.luxi.Exchange;
import org.luxibench.luxi.LuxiRequest;
import org.luxibench.luxi.LuxiServer;
import tools.jackson.databind.JsonNode;

/**
 * A server that answers everything with an empty list, lock queries with one owner, and keeps one
 * shared lock as wconfd does: {@code tryUpdateLocks [[owner, file, pid], [[lock,
 * shared|release]]]}. All of it on one thread.
 */
final class LockServer implements AutoCloseable {
  private final LuxiServer server;
  private final Set<String> owners = ConcurrentHashMap.newKeySet();
  private final Set<String> everyOwner = new HashSet<>();
  private final List<String> methods = new ArrayList<>();
  private int wrongReleases;
  private int doubleShares;

  /** Told each request before it is answered; {@code true} leaves that unanswered. */
  @FunctionalInterface
  interface Silence {
    boolean at(LuxiRequest request);
  }

  private LockServer(Path socket, Silence silence, BiConsumer<LuxiRequest, LockServer> watcher)
      throws IOException {
    server =
        InlineServer.start(
            socket,
            (request, exchange) -> {
              answer(request, exchange, silence);
              watcher.accept(request, this);
            });
  }

  static LockServer start(Path socket) throws IOException {
    return start(socket, request -> false, (request, server) -> {});
  }

  static LockServer start(Path socket, Silence silence, BiConsumer<LuxiRequest, LockServer> watcher)
      throws IOException {
    return new LockServer(socket, silence, watcher);
  }

  private void answer(LuxiRequest request, Exchange exchange, Silence silence) {
    synchronized (this) {
      methods.add(request.method());
      if (request.method().equals("tryUpdateLocks")) {
        update(request.args());
      }
    }
    if (request.method().equals("QueryLocks")) {
      exchange.succeed(
          JsonValue.of(List.of(List.of("BGL/BGL", "shared", List.of("somebody"), List.of()))));
    } else if (request.method().equals("refuse")) {
      exchange.fail(new GanetiError("OpPrereqError", List.of("no", "wrong_input")));
    } else if (!silence.at(request)) {
      exchange.succeed(JsonValue.of(List.of()));
    }
  }

  private void update(JsonNode args) {
    String owner = args.path(0).path(0).asString();
    boolean shares = args.path(1).path(0).path(1).asString().equals("shared");
    if (shares) {
      doubleShares += owners.add(owner) ? 0 : 1;
      everyOwner.add(owner);
    } else {
      wrongReleases += owners.remove(owner) ? 0 : 1;
    }
  }

  Path socket() {
    return server.socket();
  }

  /** Who has the lock just now. */
  Set<String> owners() {
    return owners;
  }

  /** Who ever had it. */
  synchronized Set<String> everyOwner() {
    return Set.copyOf(everyOwner);
  }

  /** How often a lock was given back that its owner did not have. */
  synchronized int wrongReleases() {
    return wrongReleases;
  }

  /** How often a lock was shared by one who had it. */
  synchronized int doubleShares() {
    return doubleShares;
  }

  synchronized List<String> methods() {
    return List.copyOf(methods);
  }

  static @Nullable String ownerOf(LuxiRequest request) {
    return request.method().equals("tryUpdateLocks")
        ? request.args().path(0).path(0).asString()
        : null;
  }

  @Override
  public void close() {
    server.close();
  }
}
