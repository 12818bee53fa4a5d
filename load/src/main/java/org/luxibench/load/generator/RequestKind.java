package org.luxibench.load.generator;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One kind of request: what counts together in the figures.
 *
 * @param name the LUXI method, with what is asked for where that matters
 * @param frames the same call with different arguments, encoded; at least one
 * @param weight share of this kind against the others; 0 for one that only follows another
 * @param shape of the reply, checked on a sample
 * @param perClient whether the n-th frame is the n-th client's own
 * @param leads whether the next kind of the mix follows on the same connection once one of this
 *     kind is answered
 */
public record RequestKind(
    String name,
    List<byte[]> frames,
    double weight,
    Shape shape,
    boolean perClient,
    boolean leads) {

  public RequestKind {
    frames = List.copyOf(frames);
    if (frames.isEmpty() || !(weight >= 0)) {
      throw new IllegalArgumentException(
          "request '%s' has %d forms and weight %s, expected at least one and at least 0"
              .formatted(name, frames.size(), weight));
    }
  }

  /** One that any client may send and nothing follows. */
  public RequestKind(String name, List<byte[]> frames, double weight, Shape shape) {
    this(name, frames, weight, shape, false, false);
  }

  /** Whether a good reply is the id of a job. */
  boolean submits() {
    return new String(frames.get(0), StandardCharsets.UTF_8).contains("\"method\":\"SubmitJob\"");
  }

  /** What the result of a good reply looks like. */
  public enum Shape {
    ANY,
    ARRAY,
    OBJECT
  }
}
