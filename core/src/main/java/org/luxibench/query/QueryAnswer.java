package org.luxibench.query;

import org.luxibench.config.ClusterConfig;
import org.luxibench.json.JsonValue;
import tools.jackson.core.JsonGenerator;

/**
 * The answer to one query: complete but not yet written, so that a large one needs no large text.
 *
 * @param snapshot the configuration it was made from
 * @param stable whether it depends on that snapshot alone, so that its bytes may be kept as long as
 *     the snapshot is the current one
 * @param cells how many values it has, roughly
 * @param body the result as LUXI shows it
 */
public record QueryAnswer(ClusterConfig snapshot, boolean stable, long cells, JsonValue body)
    implements JsonValue {

  @Override
  public void writeTo(JsonGenerator out) {
    body.writeTo(out);
  }
}
