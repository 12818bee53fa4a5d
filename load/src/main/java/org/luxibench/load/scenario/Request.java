package org.luxibench.load.scenario;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.generator.RequestKind.Shape;
import tools.jackson.databind.JsonNode;

/**
 * One kind of request of a mix.
 *
 * @param method of LUXI
 * @param args as they are sent; {@code "{instance}"}, {@code "{node}"} and {@code "{cluster}"}
 *     become names of the cluster, {@code "{client}"} the number of the client that sends it, from
 *     0
 * @param name what it is called in the results; the method unless given
 * @param weight share against the others; 1 unless given
 * @param draw how names are drawn; uniform unless given
 * @param result what a good reply's result is, checked on a sample
 * @param then what the same client sends on the same connection once this was answered
 */
public record Request(
    String method,
    JsonNode args,
    @Nullable String name,
    @Nullable Double weight,
    @Nullable Draw draw,
    @Nullable Shape result,
    @Nullable Request then) {

  /** How names are drawn from the cluster. */
  public enum Draw {
    UNIFORM,
    /** The first name often, the n-th with a chance of 1/n. */
    ZIPF
  }

  /** This one and what follows it, in order. */
  public Stream<Request> chain() {
    Stream<Request> self = Stream.of(this);
    return then == null ? self : Stream.concat(self, then.chain());
  }

  /** Whether it submits a job whose id the server tells. */
  boolean submits() {
    return method.equals("SubmitJob");
  }

  /** What it is called in the results. */
  public String title() {
    return name == null ? method : name;
  }

  /** Share against the others. */
  public double share() {
    return weight == null ? 1 : weight;
  }

  /** How names are drawn. */
  public Draw drawing() {
    return draw == null ? Draw.UNIFORM : draw;
  }

  /** What a good result is. */
  public Shape shape() {
    return result == null ? Shape.ANY : result;
  }
}
