package org.luxibench.load.generator;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.luxibench.json.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The jobs that a server said it had accepted, by the ids it gave: none of them may be lost. Filled
 * by the generator's thread, read by others meanwhile.
 *
 * <p>Guarded by {@code this}: the ids.
 */
public final class Acknowledged {
  private final List<String> ids = new ArrayList<>();

  /**
   * Reads the reply to a submission, which looks good from its ends.
   *
   * @return {@link ReplyCheck#GOOD} or the class of the error: a reply without an id in it
   */
  String add(ByteBuffer reply) {
    byte[] text = new byte[reply.remaining() - 1];
    reply.duplicate().get(text);
    JsonNode id;
    try {
      id = Json.MAPPER.readTree(text).path("result");
    } catch (JacksonException malformed) {
      return ReplyCheck.NOT_JSON;
    }
    if (!id.isString() && !id.isIntegralNumber()) {
      return ReplyCheck.WRONG_SHAPE;
    }
    synchronized (this) {
      ids.add(id.asString());
    }
    return ReplyCheck.GOOD;
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
