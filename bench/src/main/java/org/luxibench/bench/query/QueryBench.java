package org.luxibench.bench.query;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.config.Instance;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.luxi.FrameCodec;
import org.luxibench.query.QueryAnswer;
import org.luxibench.query.QueryDialect;
import org.luxibench.query.QueryService;
import org.luxibench.query.ReplyCache;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Queries of instances, from the call to the bytes of the reply. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(3)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@State(Scope.Benchmark)
public class QueryBench {
  private static final List<String> CONFIGURED = List.of("name", "pnode", "admin_state");
  private static final List<String> LIVE = List.of("name", "status", "oper_ram");
  private static final int NAMED = 20;

  /** Size of the cluster. */
  @Param({"20", "10000"})
  public int instances;

  private StillSources sources;
  private QueryService queries;
  private ReplyCache cache;
  private ReplyCache.Key key;
  private JsonNode pattern;
  private JsonNode names;

  @Setup
  public void prepare() throws GanetiException {
    int nodes = Math.max(2, instances / 10);
    sources = StillSources.of(ClusterConfigs.generate(nodes, 1, instances));
    queries = new QueryService(sources, QueryDialect.V2_5);
    pattern = Json.MAPPER.readTree("[\"=~\",\"name\",\"^inst[0-9]*7\\\\.\"]");
    names = names();
    cache = new ReplyCache(FrameCodec::success, 32 << 20);
    key = new ReplyCache.Key("Query", Json.MAPPER.valueToTree(CONFIGURED));
    cache.keep(key, queries.query("instance", CONFIGURED, null));
  }

  @Benchmark
  public byte[] configured() throws GanetiException {
    return answer(CONFIGURED, null);
  }

  @Benchmark
  public byte[] live() throws GanetiException {
    return answer(LIVE, null);
  }

  @Benchmark
  public byte[] filtered() throws GanetiException {
    return answer(CONFIGURED, pattern);
  }

  @Benchmark
  public byte[] twentyNamed() throws GanetiException {
    return answer(CONFIGURED, names);
  }

  @Benchmark
  public byte @Nullable [] kept() {
    return cache.find(sources.config(), key);
  }

  @Benchmark
  public byte[] afterChange() throws GanetiException, IOException {
    sources.store().update(QueryBench::stopOrStartTheFirst);
    return answer(CONFIGURED, null);
  }

  private static ClusterConfig stopOrStartTheFirst(ClusterConfig config) {
    Instance first = config.instance("inst1.example.com").orElseThrow();
    return config.withInstance(first.withAdminUp(!first.adminUp()));
  }

  private byte[] answer(List<String> fields, @Nullable JsonNode filter) throws GanetiException {
    QueryAnswer answer = queries.query("instance", fields, filter);
    return FrameCodec.success(answer);
  }

  private JsonNode names() {
    ArrayNode filter = Json.MAPPER.createArrayNode().add("|");
    for (int i = 0; i < NAMED; i++) {
      String name = "inst" + (1 + i * (instances / NAMED)) + ".example.com";
      filter.add(Json.MAPPER.createArrayNode().add("=").add("name").add(name));
    }
    return filter;
  }
}
