package org.luxibench.results.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class LoadResultJsonTest {
  private final LoadResult run = SampleRun.contention();

  @Test
  void aRunReadsBackAsItWasWritten() {
    String text = LoadResultJson.write(run).toString();
    JsonNode tree = new JsonMapper().readTree(text);
    assertThat(LoadResultJson.read(tree)).isEqualTo(run);
  }

  @Test
  void onlyRecordComponentsAreWritten() {
    JsonNode phase = LoadResultJson.write(run).at("/legs/0/phases/0");
    assertThat(phase.propertyNames()).hasSize(Phase.class.getRecordComponents().length);
  }

  @Test
  void lockStatesAreLowerCaseAndVerdictsUpperCase() {
    JsonNode tree = LoadResultJson.write(run);
    assertThat(tree.at("/legs/0/bgl/0/state").stringValue()).isEqualTo("free");
    assertThat(tree.at("/verdict").stringValue()).isEqualTo("PASSED");
  }

  @Test
  void membersOfLaterVersionsAreIgnored() {
    ObjectNode tree = (ObjectNode) LoadResultJson.write(run);
    tree.put("later", 1);
    assertThat(LoadResultJson.read(tree)).isEqualTo(run);
  }

  @Test
  void aMissingMemberIsNamed() {
    ObjectNode tree = (ObjectNode) LoadResultJson.write(run);
    tree.remove("legs");
    assertThatThrownBy(() -> LoadResultJson.read(tree))
        .isInstanceOf(JacksonException.class)
        .hasMessageContaining("legs");
  }
}
