package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.results.load.SampleRun;

class VerdictTableTest {
  @Test
  void eachLegAndPhaseHasARow() {
    Table table = VerdictTable.of(SampleRun.contention());
    assertThat(table.rows()).hasSize(18);
    assertThat(table.rows().get(2).subList(0, 4))
        .containsExactly("bgl-queries", "verify-waiting", "FAILED", "FAILED");
    assertThat(table.rows().get(2).get(9)).isEqualTo("3,200");
  }

  @Test
  void retriedConnectionsHaveAColumnWhereThereWereAny() {
    assertThat(VerdictTable.of(SampleRun.contention()).text()).doesNotContain("connect retries");
    Table table = VerdictTable.of(SampleRun.withRetries(1_234));
    assertThat(table.text()).contains("connect retries");
    assertThat(table.rows())
        .extracting(row -> row.get(row.size() - 1))
        .containsOnlyOnce("1,234")
        .contains("0");
  }

  @Test
  void requestsThatWereNeverSentOrNotFinishedHaveAColumnWhereThereWereAny() {
    assertThat(VerdictTable.of(SampleRun.contention()).text())
        .doesNotContain("abandoned", "unfinished");
    assertThat(lastColumn(VerdictTable.of(SampleRun.withAbandoned(1_234))))
        .startsWith("abandoned")
        .containsOnlyOnce("1,234");
    assertThat(lastColumn(PageTables.verdicts(SampleRun.withAbandoned(1_234))))
        .startsWith("abandoned")
        .containsOnlyOnce("1,234");
    assertThat(lastColumn(VerdictTable.of(SampleRun.withUnfinished(31))))
        .startsWith("unfinished")
        .containsOnlyOnce("31");
  }

  private static List<String> lastColumn(Table table) {
    List<String> cells = new ArrayList<>();
    cells.add(table.columns().get(table.columns().size() - 1).title());
    table.rows().forEach(row -> cells.add(row.get(row.size() - 1)));
    return cells;
  }

  @Test
  void theLastLineIsTheVerdictAlone() {
    assertThat(VerdictTable.text(SampleRun.contention())).endsWith("\nPASSED\n");
    assertThat(VerdictTable.text(SampleRun.regressed())).endsWith("\nFAILED\n");
  }

  @Test
  void whatIsNotAsExpectedIsSaidWithItsReason() {
    assertThat(VerdictTable.surprises(SampleRun.contention())).isEmpty();
    assertThat(VerdictTable.surprises(SampleRun.regressed()))
        .containsExactly(
            "lock-free-queries, node-add-waiting: FAILED, expected PASSED:"
                + " p99 51.3 ms, limit 25 ms");
  }

  @Test
  void whatADaemonSaysCannotSteerTheTerminal() {
    assertThat(VerdictTable.text(SampleRun.hostile("a\u001b[2J\rb\u009b31m\u0007")))
        .contains("a\uFFFD[2J\uFFFDb\uFFFD31m\uFFFD")
        .doesNotContainPattern("[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f]");
    assertThat(VerdictTable.plain("a\nb\u001b[0m")).isEqualTo("a b\uFFFD[0m");
  }

  @Test
  void columnsLineUp() {
    List<String> lines = VerdictTable.of(SampleRun.contention()).text().lines().toList();
    int end = lines.get(0).indexOf("p50 ms") + "p50 ms".length();
    assertThat(lines).allSatisfy(line -> assertThat(line.charAt(end)).isEqualTo(' '));
    assertThat(lines).allSatisfy(line -> assertThat(line.charAt(end - 1)).isNotEqualTo(' '));
  }

  @Test
  void markdownCellsCannotBreakTheTable() {
    Table table =
        new Table(
            List.of(Table.Column.text("a"), Table.Column.number("b")),
            List.of(List.of("x|y\nz", "1")));
    assertThat(table.markdown()).isEqualTo("| a | b |\n| --- | ---: |\n| x\\|y z | 1 |\n");
  }
}
