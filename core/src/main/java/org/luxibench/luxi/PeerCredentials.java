package org.luxibench.luxi;

import java.util.List;

/**
 * Who is at the other end of a socket, as the kernel tells it.
 *
 * @param pid process, or -1 when the platform does not tell
 * @param uid user, or -1 when the platform does not tell
 * @param gids groups, the primary one first; empty when the platform does not tell
 */
public record PeerCredentials(long pid, long uid, List<Long> gids) {

  public PeerCredentials {
    gids = List.copyOf(gids);
  }

  /** As it stands in a log line. */
  @Override
  public String toString() {
    return "pid " + pid + " uid " + uid + " gids " + gids;
  }
}
