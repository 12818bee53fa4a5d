package org.luxibench.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;

/** QueryClusterInfo as clients of 3.0 read it; the captures have 2.5's. */
class ClusterInfoTest {
  private final FakeSources sources = new FakeSources(ClusterConfigs.generate(2, 1, 0));
  private final QueryService queries = new QueryService(sources, QueryDialect.V3_0);

  @Test
  void hasEveryMemberThatTheThreeServerSends() throws IOException {
    try (InputStream in = ClusterInfoTest.class.getResourceAsStream("cluster-info-3.0-keys.json")) {
      List<String> keys =
          Json.MAPPER.readTree(in).values().stream().map(JsonNode::stringValue).toList();
      assertThat(info().propertyNames()).containsExactlyElementsOf(keys);
    }
  }

  @Test
  void tellsItsOwnVersions() {
    assertThat(info().get("protocol_version").intValue()).isEqualTo(3_000_000);
    assertThat(info().get("software_version").stringValue()).isEqualTo("3.0.2");
  }

  @Test
  void memoryIsARange() throws IOException {
    sources.store.update(
        config ->
            config.withCluster(
                config.cluster().with("beparams", Map.of("default", Map.of("memory", 512)))));
    JsonNode backend = info().get("beparams").get("default");
    assertThat(backend.get("minmem").intValue()).isEqualTo(512);
    assertThat(backend.get("maxmem").intValue()).isEqualTo(512);
    assertThat(backend.has("memory")).isFalse();
    assertThat(backend.get("spindle_use").intValue()).isEqualTo(1);
  }

  @Test
  void whatIsConfiguredGoesBeforeDefaults() throws IOException {
    sources.store.update(
        config -> config.withCluster(config.cluster().with("mac_prefix", "aa:bb:cc")));
    assertThat(info().get("mac_prefix").stringValue()).isEqualTo("aa:bb:cc");
    assertThat(info().get("ndparams").get("oob_program").stringValue()).isEmpty();
  }

  @Test
  void hypervisorHasTheParametersThatTheThreeServerAdds() throws IOException {
    assertThat(info().get("hvparams").toString())
        .isEqualTo("{\"fake\":{\"migration_mode\":\"live\"}}");
    sources.store.update(
        config ->
            config.withCluster(
                config
                    .cluster()
                    .with("hvparams", Map.of("fake", Map.of("migration_mode", "non-live")))));
    assertThat(info().get("hvparams").get("fake").get("migration_mode").stringValue())
        .isEqualTo("non-live");
  }

  private JsonNode info() {
    return Json.MAPPER.readTree(Json.text(queries.clusterInfo()));
  }
}
