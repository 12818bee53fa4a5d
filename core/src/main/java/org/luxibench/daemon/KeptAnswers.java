package org.luxibench.daemon;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.luxibench.config.ClusterConfig;
import org.luxibench.error.GanetiException;
import org.luxibench.luxi.Exchange;
import org.luxibench.luxi.FrameCodec;
import org.luxibench.query.QueryAnswer;
import org.luxibench.query.ReplyCache;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Answers queries from the frames kept for the present snapshot, as far as there are such. */
final class KeptAnswers {
  private static final long MOST_BYTES = 32 << 20;

  /** What a socket takes in one go, and so keeps nobody else waiting. */
  private static final int BRIEF = 1 << 16;

  private final Supplier<ClusterConfig> current;

  /** Whose answers are kept; complete before the first request. */
  private final Set<String> methods = new HashSet<>();

  /** Those of them that answer alike whatever they are asked with. */
  private final Set<String> alike = new HashSet<>();

  private final ReplyCache cache = new ReplyCache(FrameCodec::success, MOST_BYTES);

  KeptAnswers(Supplier<ClusterConfig> current) {
    this.current = current;
  }

  /** A query. */
  @FunctionalInterface
  interface Query {
    QueryAnswer to(Arguments args, Exchange exchange) throws GanetiException;
  }

  /** Whether a small frame is at hand for this request. */
  boolean brief(String method, JsonNode args) {
    if (!methods.contains(method)) {
      return false;
    }
    byte[] frame = cache.find(current.get(), key(method, args));
    return frame != null && frame.length <= BRIEF;
  }

  /** A method that answers with a kept frame or makes one. */
  LuxiMethod.Body answering(String method, boolean ignoresArguments, Query query) {
    methods.add(method);
    if (ignoresArguments) {
      alike.add(method);
    }
    return (args, exchange) -> {
      ReplyCache.Key key = key(method, args.asSent());
      byte[] frame = cache.find(current.get(), key);
      if (frame != null) {
        exchange.succeedEncoded(frame);
        return;
      }
      QueryAnswer answer = query.to(args, exchange);
      LuxiMethod.write(answer, exchange, () -> write(key, answer, exchange));
    };
  }

  private void write(ReplyCache.Key key, QueryAnswer answer, Exchange exchange) {
    if (cache.keeps(answer)) {
      exchange.succeedEncoded(cache.keep(key, answer));
    } else {
      exchange.succeed(answer);
    }
  }

  private ReplyCache.Key key(String method, JsonNode args) {
    return new ReplyCache.Key(method, alike.contains(method) ? NullNode.getInstance() : args);
  }
}
