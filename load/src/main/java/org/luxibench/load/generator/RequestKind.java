package org.luxibench.load.generator;

import java.util.List;

/**
 * One kind of request: what counts together in the figures.
 *
 * @param name the LUXI method, with what is asked for where that matters
 * @param frames the same call with different arguments, encoded; at least one
 * @param weight share of this kind against the others, above 0
 * @param shape of the reply, checked on a sample
 */
public record RequestKind(String name, List<byte[]> frames, double weight, Shape shape) {

  public RequestKind {
    frames = List.copyOf(frames);
    if (frames.isEmpty() || !(weight > 0)) {
      throw new IllegalArgumentException(
          "request '%s' has %d forms and weight %s, expected at least one and more than 0"
              .formatted(name, frames.size(), weight));
    }
  }

  /** What the result of a good reply looks like. */
  public enum Shape {
    ANY,
    ARRAY,
    OBJECT
  }
}
