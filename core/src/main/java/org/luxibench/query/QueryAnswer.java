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
 * @param readsFiles whether it is read from files while it is written, which may take long
 * @param body the result as LUXI shows it
 */
public record QueryAnswer(
    ClusterConfig snapshot, boolean stable, long cells, boolean readsFiles, JsonValue body)
    implements JsonValue {

  /** An answer that needs no file. */
  public QueryAnswer(ClusterConfig snapshot, boolean stable, long cells, JsonValue body) {
    this(snapshot, stable, cells, false, body);
  }

  @Override
  public void writeTo(JsonGenerator out) {
    body.writeTo(out);
  }
}
