package org.luxibench.query;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.ClusterConfig;
import org.luxibench.json.JsonValue;
import tools.jackson.databind.JsonNode;

/**
 * Keeps the encoded answers that depend on the configuration's snapshot alone.
 *
 * <p>A generation holds the answers of one snapshot; the volatile field publishes it, and the first
 * answer made from another snapshot, or the first that does not fit any more, begins a new one. A
 * race between two of those loses some answers, never mixes them: each is looked up by the identity
 * of the snapshot it was made from.
 */
public final class ReplyCache {
  /** Answers of more cells are streamed anew each time rather than kept in memory. */
  static final long MOST_CELLS = 200_000;

  /** What a node of a tree takes without its text: an array, its list and that one's array. */
  private static final int NODE = 100;

  private final Function<JsonValue, byte[]> encoder;
  private final long mostBytes;
  private volatile @Nullable Generation generation;

  /**
   * @param encoder makes the frame of a result, always the same for the same result
   * @param mostBytes how much memory the kept frames and their keys may take, roughly
   */
  public ReplyCache(Function<JsonValue, byte[]> encoder, long mostBytes) {
    this.encoder = encoder;
    this.mostBytes = mostBytes;
  }

  /** What was asked; equal questions get equal answers as long as the snapshot stays. */
  public record Key(String method, JsonNode args) {}

  /** The frame kept for the question, made from exactly this snapshot; null if there is none. */
  @SuppressWarnings("ReferenceEquality") // an equal copy of the snapshot only costs an encoding
  public byte @Nullable [] find(ClusterConfig current, Key key) {
    Generation known = generation;
    return known != null && known.snapshot == current ? known.frames.get(key) : null;
  }

  /** Whether the answer is one to {@link #keep}; any other is to be written straight out. */
  public boolean keeps(QueryAnswer answer) {
    return answer.stable() && answer.cells() <= MOST_CELLS;
  }

  /** Encodes an answer, and keeps the frame if there is room for it. */
  public byte[] keep(Key key, QueryAnswer answer) {
    byte[] frame = encoder.apply(answer);
    long weight = frame.length + weight(key.args());
    if (keeps(answer) && weight <= mostBytes / 4) {
      generationOf(answer.snapshot(), weight).frames.put(key, frame);
    }
    return frame;
  }

  /**
   * What a tree takes in memory, in bytes and roughly; an empty array is far more than its text.
   */
  static long weight(JsonNode tree) {
    long weight = NODE;
    if (tree.isString()) {
      weight += 2L * tree.stringValue().length();
    }
    for (Map.Entry<String, JsonNode> member : tree.properties()) {
      weight += NODE + 2L * member.getKey().length() + weight(member.getValue());
    }
    if (tree.isArray()) {
      for (JsonNode each : tree.values()) {
        weight += weight(each);
      }
    }
    return weight;
  }

  @SuppressWarnings("ReferenceEquality")
  private Generation generationOf(ClusterConfig snapshot, long weight) {
    Generation known = generation;
    if (known == null || known.snapshot != snapshot || known.bytes.addAndGet(weight) > mostBytes) {
      known = new Generation(snapshot, new ConcurrentHashMap<>(), new AtomicLong(weight));
      generation = known;
    }
    return known;
  }

  private record Generation(ClusterConfig snapshot, Map<Key, byte[]> frames, AtomicLong bytes) {}
}
