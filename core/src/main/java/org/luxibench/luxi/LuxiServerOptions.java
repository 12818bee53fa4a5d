package org.luxibench.luxi;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Where and how a server listens, and how much it takes from one client.
 *
 * @param socket path of the socket, under 108 bytes
 * @param mode permission bits of the socket, such as {@code 0600}
 * @param group name of the socket's group; empty leaves it the process's own
 * @param workers request workers
 * @param limits what a client may use up
 * @param allowed who may connect
 * @param shortcut whether the selector thread itself runs what is {@link Route#INLINE}; false hands
 *     every request to a worker, which shows what the shortcut saves
 */
public record LuxiServerOptions(
    Path socket,
    int mode,
    Optional<String> group,
    int workers,
    Limits limits,
    Allowed allowed,
    boolean shortcut) {

  /**
   * What a client may use up before its connection is ended.
   *
   * @param messageBytes longest request in bytes
   * @param nesting deepest request, in arrays and objects
   * @param connections how many may be open at once; one more is refused. A server takes fewer
   *     where the process may not have so many file descriptors
   * @param halfMessage how long a request may take from its first byte to its last
   * @param stalledWrite how long a reply may find no reader
   * @param bufferedBytes how much memory requests and unread replies of all connections may take,
   *     roughly; beyond it the connection that takes most of it is ended
   */
  public record Limits(
      int messageBytes,
      int nesting,
      int connections,
      Duration halfMessage,
      Duration stalledWrite,
      long bufferedBytes) {

    /** 64 MiB, 200 levels, 10,000 connections, one minute each, half of the heap. */
    public static final Limits DEFAULT =
        new Limits(
            64 << 20,
            200,
            10_000,
            Duration.ofMinutes(1),
            Duration.ofMinutes(1),
            Runtime.getRuntime().maxMemory() / 2);
  }

  /**
   * Who may connect, beyond what the socket's mode says. Processes cannot be listed: their numbers
   * are not known before they run, and are given to others afterwards.
   *
   * @param uids users that may
   * @param gids groups whose members may, by their process's groups; both empty let in everybody
   */
  public record Allowed(Set<Long> uids, Set<Long> gids) {
    /** Everybody whom the mode lets in. */
    public static final Allowed ANYBODY = new Allowed(Set.of(), Set.of());

    public Allowed {
      uids = Set.copyOf(uids);
      gids = Set.copyOf(gids);
    }

    boolean admits(PeerCredentials peer) {
      return (uids.isEmpty() && gids.isEmpty())
          || uids.contains(peer.uid())
          || peer.gids().stream().anyMatch(gids::contains);
    }
  }

  /** Mode 0600, 16 workers, default limits, everybody whom the mode lets in, the shortcut. */
  public static LuxiServerOptions at(Path socket) {
    return new LuxiServerOptions(
        socket, 0600, Optional.empty(), 16, Limits.DEFAULT, Allowed.ANYBODY, true);
  }

  /** The same with room for so many connections. */
  public LuxiServerOptions withConnections(int connections) {
    Limits fewer =
        new Limits(
            limits.messageBytes(),
            limits.nesting(),
            connections,
            limits.halfMessage(),
            limits.stalledWrite(),
            limits.bufferedBytes());
    return new LuxiServerOptions(socket, mode, group, workers, fewer, allowed, shortcut);
  }

  /** The same, but every request goes to a worker. */
  public LuxiServerOptions withoutShortcut() {
    return new LuxiServerOptions(socket, mode, group, workers, limits, allowed, false);
  }
}
