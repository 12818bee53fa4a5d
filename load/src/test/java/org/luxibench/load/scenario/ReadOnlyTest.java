package org.luxibench.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luxibench.load.scenario.ScenarioReader.Form;

class ReadOnlyTest {

  @Test
  void whatOnlyReadsIsLetThrough() throws Exception {
    Scenario scenario = scenario("real-luxid");
    assertThat(ReadOnly.guard(scenario, false, false)).isEqualTo(scenario);
  }

  @Test
  void lockRequestsAreLeftOutUnlessAllowed() throws Exception {
    Scenario scenario = scenario("real-wconfd");
    assertThat(ReadOnly.guard(scenario, false, false).requests())
        .extracting(Request::method)
        .containsExactly("echo", "readConfig");
    assertThat(ReadOnly.guard(scenario, false, true)).isEqualTo(scenario);
  }

  @Test
  void jobsNeedPermission() throws Exception {
    Scenario storm = scenario("submit-storm");
    assertThatThrownBy(() -> ReadOnly.guard(storm, false, false))
        .hasMessageContaining("SubmitJob")
        .hasMessageContaining("--allow-jobs");
    assertThat(ReadOnly.guard(storm, true, false)).isEqualTo(storm);
    Scenario contention = scenario("bgl-contention");
    assertThatThrownBy(() -> ReadOnly.guard(contention, false, false))
        .hasMessageContaining("submits jobs");
  }

  private static Scenario scenario(String name) throws IOException {
    return ScenarioReader.read(name, Library.yaml(name), Form.FULL, Map.of()).scenario();
  }
}
