package org.luxibench.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.luxi.FrameCodec;
import tools.jackson.databind.JsonNode;

class ReplyCacheTest {
  private static final ReplyCache.Key NAMES = key("[\"name\"]");

  private final FakeSources sources = new FakeSources(ClusterConfigs.generate(4, 2, 10));
  private final QueryService queries = new QueryService(sources, QueryDialect.V2_5);
  private final ReplyCache cache = new ReplyCache(FrameCodec::success, 1 << 20);

  @Test
  void keptFrameIsTheOneThatEncodingGives() throws GanetiException {
    byte[] made = cache.keep(NAMES, names());
    assertThat(cache.find(sources.config(), NAMES)).isSameAs(made);
    assertThat(made).isEqualTo(FrameCodec.success(names()));
  }

  @Test
  void changeOfTheConfigurationForgetsTheFrame() throws GanetiException, IOException {
    byte[] before = cache.keep(NAMES, names());
    sources.store.update(config -> config.withoutInstance("inst3.example.com"));
    assertThat(cache.find(sources.config(), NAMES)).isNull();
    byte[] after = cache.keep(NAMES, names());
    assertThat(after).isNotEqualTo(before).isEqualTo(FrameCodec.success(names()));
  }

  @Test
  void answerMadeFromAnOlderSnapshotIsNeverGivenForTheNewOne() throws GanetiException, IOException {
    QueryAnswer old = names();
    sources.store.update(config -> config.withoutInstance("inst3.example.com"));
    cache.keep(NAMES, old);
    assertThat(cache.find(sources.config(), NAMES)).isNull();
  }

  @Test
  void otherQuestionsFindNothing() throws GanetiException {
    cache.keep(NAMES, names());
    assertThat(cache.find(sources.config(), key("[\"uuid\"]"))).isNull();
  }

  @Test
  void answersThatDependOnMachinesJobsOrLocksAreNotKept() throws GanetiException {
    List<QueryAnswer> changing =
        List.of(
            queries.nodes(List.of(), List.of("name", "mfree")),
            queries.instances(List.of(), List.of("status")),
            queries.query(
                "instance", List.of("name"), Json.MAPPER.readTree("[\"?\",\"oper_ram\"]")),
            queries.query("os", List.of("name"), null),
            queries.locks(List.of("name")),
            queries.configValues(List.of("cluster_name", "drain_flag")),
            queries.exports(List.of()));
    assertThat(changing).noneMatch(cache::keeps);
    changing.forEach(answer -> cache.keep(NAMES, answer));
    assertThat(cache.find(sources.config(), NAMES)).isNull();
  }

  @Test
  void answersFromTheSnapshotAloneAreKept() throws GanetiException {
    List<QueryAnswer> stable =
        List.of(
            names(),
            queries.clusterInfo(),
            queries.tags("cluster", null),
            queries.configValues(List.of("cluster_name", "volume_group_name")),
            queries.groups(List.of(), List.of("name", "pinst_list")),
            queries.nodes(List.of(), List.of("name", "pinst_cnt", "role", "group")),
            queries.query("node", List.of("name"), Json.MAPPER.readTree("[\"?\",\"offline\"]")));
    assertThat(stable).allMatch(cache::keeps);
  }

  @Test
  void memoryStaysWithinItsBound() throws GanetiException {
    ReplyCache small = new ReplyCache(FrameCodec::success, 4_000);
    for (int i = 0; i < 100; i++) {
      small.keep(key("[" + i + "]"), names());
    }
    long kept = 0;
    for (int i = 0; i < 100; i++) {
      kept += small.find(sources.config(), key("[" + i + "]")) == null ? 0 : 1;
    }
    long frame = FrameCodec.success(names()).length;
    assertThat(kept * frame).isPositive().isLessThanOrEqualTo(4_000);
  }

  @Test
  void questionsOfEmptyListsCountAsWhatTheyTakeInMemory() throws GanetiException {
    String lists = "[" + "[],".repeat(999) + "[]]";
    assertThat(ReplyCache.weight(Json.MAPPER.readTree(lists))).isGreaterThan(20L * lists.length());

    ReplyCache small = new ReplyCache(FrameCodec::success, 200_000);
    small.keep(key(lists), names());
    assertThat(small.find(sources.config(), key(lists))).isNull();
  }

  @Test
  void answersTooLargeToHoldAreNotKept() {
    ClusterConfig config = sources.config();
    QueryAnswer large = new QueryAnswer(config, true, ReplyCache.MOST_CELLS + 1, out -> {});
    assertThat(cache.keeps(large)).isFalse();
  }

  private QueryAnswer names() throws GanetiException {
    return queries.instances(List.of(), List.of("name", "pnode"));
  }

  private static ReplyCache.Key key(String args) {
    JsonNode node = Json.MAPPER.readTree(args);
    return new ReplyCache.Key("QueryInstances", node);
  }
}
