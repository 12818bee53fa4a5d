package org.luxibench.daemon;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;
import org.luxibench.json.JsonValue;
import org.luxibench.luxi.Exchange;
import org.luxibench.query.QueryAnswer;
import tools.jackson.databind.JsonNode;

/**
 * One method of LUXI.
 *
 * @param shape how 2.5 sends its arguments
 * @param least fewest arguments
 * @param most most arguments
 * @param gate which of its requests are opcodes in the reference, and so take the BGL under two
 *     behaviours
 * @param brief which of its requests, told by their arguments as they were sent, are answered with
 *     little, with nothing on the way to the answer that blocks; must be quick itself
 * @param body what it does
 */
record LuxiMethod(
    ArgumentShape shape,
    int least,
    int most,
    Predicate<Arguments> gate,
    Predicate<JsonNode> brief,
    Body body) {

  /** What is written within a millisecond or so, less than a thread's turn on its processor. */
  private static final long FEW_CELLS = 4_000;

  /** A method of which all requests are opcodes in the reference, or none is; and so for brief. */
  LuxiMethod(ArgumentShape shape, int least, int most, boolean gated, boolean brief, Body body) {
    this(shape, least, most, args -> gated, args -> brief, body);
  }

  /** What a method does: answers the exchange now or later. */
  @FunctionalInterface
  interface Body {
    void run(Arguments args, Exchange exchange) throws Exception;
  }

  /** A body whose result is at hand when it returns. */
  @FunctionalInterface
  interface Answer {
    /** Whatever {@link org.luxibench.json.Json#write} takes. */
    @Nullable Object to(Arguments args) throws Exception;
  }

  static LuxiMethod of(ArgumentShape shape, int count, Answer answer) {
    Body body = (args, exchange) -> exchange.succeed(JsonValue.of(answer.to(args)));
    return new LuxiMethod(shape, count, count, false, false, body);
  }

  /** A query. */
  @FunctionalInterface
  interface Query {
    QueryAnswer to(Arguments args) throws GanetiException;
  }

  static LuxiMethod asking(int count, Query query) {
    Body body =
        (args, exchange) -> {
          QueryAnswer answer = query.to(args);
          write(answer, exchange, () -> exchange.succeed(answer));
        };
    return new LuxiMethod(ArgumentShape.LIST, count, count, false, false, body);
  }

  /**
   * Has an answer written here or aside. What reads files while it is written stays here: the few
   * threads of {@link Exchange#aside} are for what needs a processor and nothing else.
   */
  static void write(QueryAnswer answer, Exchange exchange, Exchange.Answering writing)
      throws Exception {
    write(answer.readsFiles() ? 0 : answer.cells(), exchange, writing);
  }

  /**
   * Has an answer written here or, if it is large, aside.
   *
   * @param cells how many values it has, roughly
   */
  static void write(long cells, Exchange exchange, Exchange.Answering writing) throws Exception {
    if (cells > FEW_CELLS) {
      exchange.aside(writing);
    } else {
      writing.run();
    }
  }

  static LuxiMethod of(int count, Answer answer) {
    return of(ArgumentShape.LIST, count, answer);
  }

  /** The same, fit for the selector thread. */
  LuxiMethod quick() {
    return new LuxiMethod(shape, least, most, gate, args -> true, body);
  }

  /** The same, of which other requests are opcodes in the reference. */
  LuxiMethod gatedIf(Predicate<Arguments> asksAnOpcode) {
    return new LuxiMethod(shape, least, most, asksAnOpcode, brief, body);
  }

  /** The same, with some arguments that need not be given. */
  LuxiMethod atLeast(int count) {
    return new LuxiMethod(shape, count, most, gate, brief, body);
  }

  /** The same, with some more that may be given. */
  LuxiMethod atMost(int count) {
    return new LuxiMethod(shape, least, count, gate, brief, body);
  }
}
