package org.luxibench.load.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;

class DialectTest {
  private static final JsonNode OPCODE = Json.MAPPER.readTree("{\"OP_ID\":\"OP_TEST_DELAY\"}");

  @Test
  void anOpcodeSaysWhyItIsSubmittedWhereItMust() {
    JsonNode sent = Dialect.V3_0.submit(List.of(OPCODE)).args().path(0).path(0);
    assertThat(sent.path("OP_ID").asString()).isEqualTo("OP_TEST_DELAY");
    JsonNode trail = sent.path("reason").path(0);
    assertThat(trail.path(0).asString()).isEqualTo("luxibench");
    assertThat(trail.path(2).asLong()).isGreaterThan(1_000_000_000_000_000_000L);
    assertThat(OPCODE.has("reason")).as("the scenario's own").isFalse();
  }

  @Test
  void aReasonThatIsGivenStays() {
    JsonNode own = Json.MAPPER.readTree("{\"OP_ID\":\"OP_TEST_DELAY\",\"reason\":[]}");
    assertThat(Dialect.V3_0.submit(List.of(own)).args().path(0).path(0)).isEqualTo(own);
  }

  @Test
  void whoKnowsNoReasonsIsGivenNone() {
    assertThat(Dialect.V2_5.submit(List.of(OPCODE)).args().path(0)).isEqualTo(OPCODE);
  }
}
