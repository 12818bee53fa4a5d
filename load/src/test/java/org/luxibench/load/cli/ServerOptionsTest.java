package org.luxibench.load.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.load.run.LoadRun;
import org.luxibench.load.scenario.Library;
import org.luxibench.load.scenario.Scenario;
import org.luxibench.load.scenario.ScenarioReader;
import org.luxibench.load.scenario.ScenarioReader.Form;
import picocli.CommandLine;

class ServerOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "peers,      --socket /a --vs /b,                  3.0, 3.0",
    "peers,      --socket /a --vs /b --vs-dialect 2.5, 3.0, 2.5",
    "real-luxid, --socket /a --vs /b,                  3.0, 3.0",
    "real-luxid, --socket /a --vs /b --dialect 2.5,    2.5, 2.5",
    "worker-cliff, --socket /a --vs /b,                2.5, 2.5"
  })
  void aScenarioSaysWhatItsServersSpeakAndOptionsAreStronger(
      String name, String options, String first, String second) throws Exception {
    Scenario scenario =
        ScenarioReader.read(name, Library.yaml(name), Form.FULL, Map.of()).scenario();
    ServerOptions parsed = CommandLine.populateCommand(new ServerOptions(), options.split(" ", -1));
    LoadRun.Plan plan =
        new LoadRun.Plan(scenario, scenario, "", List.of(), parsed.servers(scenario, null), 1);

    assertThat(plan.servers())
        .extracting(server -> server.dialect().toString())
        .containsExactly(first, second);
    assertThat(Explain.dryRun(plan))
        .contains("/a, which speaks " + first)
        .contains("/b, which speaks " + second);
  }
}
