package org.luxibench.load.generator;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.luxibench.json.Json;

/**
 * The jobs that a server said it had accepted, by the ids it gave: none of them may be lost. Filled
 * by the generator's thread, read by others meanwhile.
 *
 * <p>Guarded by {@code this}: the ids.
 */
public final class Acknowledged {
  private final List<String> ids = new ArrayList<>();

  /** Reads a good reply to a submission. */
  void add(ByteBuffer reply) {
    byte[] text = new byte[reply.remaining() - 1];
    reply.duplicate().get(text);
    String id = Json.MAPPER.readTree(text).path("result").asString();
    synchronized (this) {
      ids.add(id);
    }
  }

  /** All so far, in the order of the answers. */
  public synchronized List<String> ids() {
    return List.copyOf(ids);
  }

  /** Forgets them: another daemon with another queue takes over. */
  public synchronized void clear() {
    ids.clear();
  }
}
