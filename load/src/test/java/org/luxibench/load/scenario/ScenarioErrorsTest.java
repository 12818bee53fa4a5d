package org.luxibench.load.scenario;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.luxibench.load.scenario.ScenarioReader.Form;

/** What is told of a broken scenario: the place, the culprit, and what was expected. */
class ScenarioErrorsTest {
  private static final String SOUND =
      """
      name: sound
      reason: to be broken
      behaviours: [lock-free-queries]
      client: {connections: 8}
      requests:
        - {method: QueryTags, args: [node, "{node}"], weight: 2}
      jobs:
        add: [{OP_ID: OP_NODE_ADD}]
      thresholds: [timeouts == 0, p99 <= 25ms]
      phases:
        - name: first
          schedule: {rate: 100}
          measure: 2s
        - name: second
          before:
            - submit: {job: add}
            - await: {jobs: add, status: success}
          schedule: {rate: 100}
          measure: 2s
      expect: {lock-free-queries: {second: FAILED}}
      values: {floor: 1ms}
      quick: {floor: 2ms}
      """;

  static List<Arguments> breaks() {
    return List.of(
        broken("p99 <= 25ms", "p98 <= 25ms", "line 9, column 29", "'p98' is no metric"),
        broken("p99 <= 25ms", "p99 < 25ms oops", "line 9, column 29", "expected the end"),
        broken("p99 <= 25ms", "p99 < third.p99", "line 9", "phase 'third', which does not come"),
        broken("weight: 2", "weight: -1", "line 6", "'weight' is -1, expected more than 0"),
        broken("connections: 8", "connections: 0", "line 4", "expected at least 1"),
        broken("rate: 100", "rate: -5", "line 12", "'rate' is -5, expected more than 0"),
        broken("rate: 100", "rate: fast", "line 12", "'rate' is 'fast', expected number"),
        broken("{rate: 100}", "{rate: 5, closed: true}", "line 12", "2 of 'rate', 'steps'"),
        broken("{rate: 100}", "{}", "line 12", "0 of 'rate', 'steps', 'closed', expected one"),
        broken("{rate: 100}", "{rate: 5, every: 1s}", "line 12", "there is no 'burst'"),
        broken("p99 <= 25ms", "p99 <= 25", "line 9, column 29", "column 8: expected a duration"),
        broken(
            "{rate: 100}",
            "{closed: true}\n    search: {from: 1, to: 2}",
            "line 13",
            "a 'closed' schedule has none"),
        broken(
            "{jobs: add, status: success}",
            "{premise: {text: t, owner: \"N_ADD(\"}}",
            "line 17",
            "'N_ADD(' is no pattern: Unclosed group"),
        broken(
            "{job: add}\n",
            "{job: add}\n      - call: {method: M, args: [\"{client}\"]}\n",
            "line 17",
            "{client} is for 'requests'"),
        broken("weight: 2", "then: {method: N, args: [], weight: 2}", "line 6", "however often"),
        broken("expect:", "after: [{submit: {job: add}}]\nexpect:", "line 20", "is a list of"),
        broken("status: success", "status: succes", "line 17", "expected one of queued, waiting"),
        broken("jobs: add,", "jobs: added,", "line 17", "no jobs 'added' were submitted before"),
        broken("{job: add}", "{job: remove}", "line 16", "job 'remove' is not among 'jobs' [add]"),
        broken("submit: {job: add}", "{at: 1s, drain: true}", "line 16", "'at' is for 'during'"),
        broken(
            "- submit:",
            "- drain: true\n        submit:",
            "line 16",
            "does 2 things, expected one"),
        broken("{node}", "{nod}", "line 6", "{nod} of QueryTags stands for nothing"),
        broken("args: [node, \"{node}\"]", "args: 5", "line 6", "expected array or object"),
        broken("{second: FAILED}", "{third: FAILED}", "line 20", "phase 'third', which does not"),
        broken("{lock-free-queries: {", "{bgl-queries: {", "line 20", "not among 'behaviours'"),
        broken("second: FAILED", "second: FAILS", "line 20", "expected one of PASSED, FAILED"),
        broken("  - name: second", "\t- name: second", "line 14", "found character"));
  }

  /** What would be done, or be true, whatever the daemon does. */
  static List<Arguments> breaksThatWouldDoNothing() {
    return List.of(
        broken(
            "- submit:",
            "- await: {premise: {text: all is well}}\n      - submit:",
            "line 16, column 33",
            "premise 'all is well' is always true, expected 'bgl', 'owner'"),
        broken(
            "measure: 2s\nexpect",
            "measure: 2s\n    premise: {text: so it is}\nexpect",
            "line 20, column 21",
            "premise 'so it is' is always true"),
        broken(
            "measure: 2s\nexpect",
            "measure: 2s\n    premise: {text: t, quiet: false}\nexpect",
            "line 20",
            "'quiet' is 'false', expected one of true"),
        broken(
            "{jobs: add, status: success}",
            "{premise: {text: t, bgl: free, parked: 16}}",
            "line 17, column 9",
            "'parked' is looked at when a phase ends"),
        broken(
            "{jobs: add, status: success}", "{}", "line 17, column 9", "'await' has 0 of 'jobs'"),
        broken(
            "{jobs: add, status: success}",
            "{jobs: add}\n      - await: {within: 1s}",
            "line 18, column 9",
            "'await' has 0 of"),
        broken("{jobs: add,", "{jobs: add, idle: true,", "line 17", "'await' has 2 of 'jobs'"),
        broken("jobs: add, status", "status", "line 17, column 9", "'status' is of 'jobs'"),
        broken(
            "{jobs: add, status: success}",
            "{pause: 1s, within: 2s}",
            "line 17",
            "a 'pause' takes its time"),
        broken(
            "{jobs: add, status: success}",
            "{acknowledged: kept}",
            "line 17",
            "'acknowledged' is of jobs that requests submit with SubmitJob"),
        broken("- submit:", "- unpark: false\n      - submit:", "line 16", "'unpark' is 'false'"),
        broken(
            "quick: {floor", "quick: {flor", "line 22, column 9", "'quick' has 'flor', which is"),
        broken("quick: {floor", "again: {flor", "line 22, column 9", "not among 'values' [floor]"),
        broken(
            "schedule: {rate: 100}\n    measure: 2s\nexpect",
            "schedule: {rate: 100}\n    search: {from: 1, to: 2}\n    measure: 2s\nexpect",
            "line 21, column 30",
            "phase 'second', which is a search"));
  }

  /** Whose names are parts of other words. */
  static List<Arguments> breaksBesideLongerWords() {
    return List.of(
        broken(
            """
            first
                schedule: {rate: 100}
                measure: 2s
              - name: second
                before:
            """,
            """
            second-run
                during: [{at: 1s, drain: true}]
                schedule: {rate: 100}
                measure: 2s
              - name: second
                before:
                  - {at: 1s, drain: true}
            """,
            "line 17, column 10",
            "'at' is for 'during'"),
        broken("name: second", "name: first", "line 14, column 5", "'first' stands there twice"));
  }

  private static Arguments broken(String sound, String broken, String place, String told) {
    return Arguments.of(sound, broken, place, told);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource({"breaks", "breaksThatWouldDoNothing", "breaksBesideLongerWords"})
  void toldWithItsPlace(String sound, String broken, String place, String told) {
    assertThatThrownBy(() -> read(SOUND.replace(sound, broken)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("f, " + place)
        .hasMessageContaining(told);
  }

  @Test
  void theSoundOneIsRead() {
    read(SOUND);
  }

  private static void read(String yaml) {
    ScenarioReader.read("f", yaml, Form.FULL, Map.of());
  }
}
