package org.luxibench.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;

class FilterTest {
  private final FakeSources sources = new FakeSources(ClusterConfigs.generate(4, 2, 12));
  private final QueryService queries = new QueryService(sources, QueryDialect.V2_5);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[];Invalid filter on level 0",
        "{};Invalid filter on level 0",
        "'x';Invalid filter on level 0",
        "['|',[]];Invalid filter on level 1",
        "['%%','name','x'];Unknown operator '%%'",
        "['==','name','x'];Unknown operator '=='",
        "['<','disk.count',1];Unknown operator '<'",
        "['=','nosuch','x'];Unknown field 'nosuch'",
        "['?','nosuch'];Unknown field 'nosuch'",
        "['?'];Unary operator '?' expects exactly one operand",
        "['!',['?','os'],1];Unary operator '!' expects exactly one operand",
        "['=','name'];Invalid binary operator, expected exactly two operands",
        "['=','name','a','b'];Invalid binary operator, expected exactly two operands",
        "['=~','name','['];Invalid regex pattern (error parsing regexp: missing closing ]: `[`)",
        "['=~','name','(?=a)'];Invalid regex pattern (error parsing regexp:"
            + " invalid or unsupported Perl syntax: `(?=`)",
        "['=~','snodes',3];Invalid regex pattern (int is no text)",
        "['=','name',3];Unable to compare field 'name' (type 'text') with 'int', expected String",
        "['=','disk.count','3'];Unable to compare field 'disk.count' (type 'number') with"
            + " 'unicode', expected Integer",
        "['=','disk.count',1.5];Unable to compare field 'disk.count' (type 'number') with"
            + " 'float', expected Integer",
        "['=','admin_state',0];Unable to compare field 'admin_state' (type 'bool') with 'int',"
            + " expected Boolean",
        "['=','ctime',null];Unable to compare field 'ctime' (type 'timestamp') with 'NoneType',"
            + " expected Number"
      })
  void badFilterIsRefusedWithAReason(String filter, String reason) {
    assertThatThrownBy(() -> names(filter.replace('\'', '"')))
        .isInstanceOfSatisfying(
            GanetiException.class,
            e -> {
              assertThat(e.error().className()).isEqualTo("ParameterError");
              assertThat(e.error().message()).isEqualTo(reason);
            });
  }

  @Test
  void tenLevelsAreAllowedAndElevenAreNot() throws GanetiException {
    assertThat(names(nested(9))).hasSize(12);
    assertThatThrownBy(() -> names(nested(10)))
        .hasMessageContaining("Only up to 10 levels are allowed (filter nested too deep)");
  }

  @Test
  void filterOfTooManyOperatorsIsRefused() {
    String many = "[\"|\"" + ",[\"?\",\"os\"]".repeat(FilterParser.MOST_OPERATORS) + "]";
    assertThatThrownBy(() -> names(many)).hasMessageContaining("operators are allowed");
  }

  @Test
  void tooLongARegularExpressionIsRefused() {
    assertThatThrownBy(() -> names("[\"=~\",\"name\",\"" + "a".repeat(1_001) + "\"]"))
        .hasMessageContaining("longer than 1000 characters");
  }

  @Test
  @Timeout(10)
  void expressionWhoseRepeatsMultiplyIsRefused() {
    assertThatThrownBy(() -> names("[\"=~\",\"name\",\"((x{1000}){1000}){1000}\"]"))
        .isInstanceOfSatisfying(
            GanetiException.class,
            e -> assertThat(e.error().className()).isEqualTo("ParameterError"))
        .hasMessageContaining("more than 2500 instructions");
  }

  @Test
  void tooManyRegularExpressionsOrTooLargeOnesTogetherAreRefused() throws GanetiException {
    String one = ",[\"=~\",\"name\",\"z%s\"]";
    assertThat(names("[\"|\"" + one.formatted("").repeat(100) + "]")).isEmpty();
    assertThatThrownBy(() -> names("[\"|\"" + one.formatted("").repeat(101) + "]"))
        .hasMessageContaining("Only up to 100 regex patterns");
    assertThatThrownBy(() -> names("[\"|\"" + one.formatted("{1000}").repeat(6) + "]"))
        .hasMessageContaining("too large together");
  }

  @Test
  @Timeout(10)
  void expressionThatWouldBacktrackForeverAnswersAtOnce() throws GanetiException {
    assertThat(names("[\"=~\",\"name\",\"^(([a-z0-9.])+.)+[A-Z]([a-z])+$\"]")).isEmpty();
    assertThat(names("[\"=~\",\"uuid\",\"^(a|a?|b|b?|[0-9a-f-])*#$\"]")).isEmpty();
  }

  @Test
  void namesAloneKeepTheirOrderAndLoseTheirDoubles() throws GanetiException {
    String filter =
        "[\"|\",[\"=\",\"name\",\"inst7.example.com\"],[\"|\",[\"=\",\"name\",\"inst2\"]],"
            + "[\"=\",\"name\",\"inst7.example.com\"]]";
    assertThat(names(filter)).containsExactly("inst7.example.com", "inst2.example.com");
  }

  @Test
  void namesWithAnotherConditionAreSorted() throws GanetiException {
    String filter =
        "[\"|\",[\"=\",\"name\",\"inst10\"],[\"=\",\"name\",\"inst2\"],"
            + "[\"=\",\"name\",\"nosuch\"],[\"!\",[\"?\",\"name\"]]]";
    assertThat(names(filter)).containsExactly("inst2.example.com", "inst10.example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[\"=\",\"name\",\"nosuch\"]",
        "[\"|\",[\"=\",\"name\",\"inst1\"],[\"=\",\"name\",\"nosuch\"]]"
      })
  void missingNameIsAnUnknownEntity(String filter) {
    assertThatThrownBy(() -> names(filter))
        .isInstanceOfSatisfying(
            GanetiException.class,
            e ->
                assertThat(e.error().arguments())
                    .containsExactly("Instance 'nosuch' not known", "unknown_entity"));
  }

  @Test
  void hostNamesCompareInAnyCaseUpToADot() throws GanetiException {
    assertThat(names("[\"&\",[\"=\",\"pnode\",\"NODE2\"]]"))
        .containsExactly("inst2.example.com", "inst6.example.com", "inst10.example.com");
    assertThat(names("[\"&\",[\"=\",\"pnode\",\"node\"]]")).isEmpty();
    assertThat(names("[\"!=\",\"pnode\",\"node2\"]")).hasSize(9);
  }

  @Test
  void cellsWithoutAValueEqualNothingAndAreNotTrue() throws GanetiException {
    sources.cluster.faults().silence("node1.example.com");
    String silent = "[\"&\",[\"=\",\"pnode\",\"node1\"],%s]";
    assertThat(names(silent.formatted("[\"?\",\"oper_state\"]"))).isEmpty();
    assertThat(names(silent.formatted("[\"=\",\"oper_ram\",128]"))).isEmpty();
    assertThat(names(silent.formatted("[\"!=\",\"oper_ram\",128]"))).hasSize(3);
  }

  @Test
  void orderIsComparedForClientsOfThree() throws GanetiException {
    QueryService three = new QueryService(sources, QueryDialect.V3_0);
    JsonNode filter = Json.MAPPER.readTree("[\">=\",\"be/memory\",256]");
    JsonNode answer =
        Json.MAPPER.readTree(Json.text(three.query("instance", List.of("be/memory"), filter)));
    assertThat(answer.get("data").values().stream().map(row -> row.get(0).get(1).intValue()))
        .isNotEmpty()
        .allMatch(memory -> memory >= 256);
  }

  private static String nested(int levels) {
    return "[\"!\",[\"!\",".repeat(levels / 2)
        + (levels % 2 == 0 ? "" : "[\"|\",")
        + "[\"?\",\"os\"]"
        + (levels % 2 == 0 ? "" : "]")
        + "]]".repeat(levels / 2);
  }

  private List<String> names(String filter) throws GanetiException {
    QueryAnswer answer = queries.query("instance", List.of("name"), Json.MAPPER.readTree(filter));
    return Json.MAPPER.readTree(Json.text(answer)).get("data").values().stream()
        .map(row -> row.get(0).get(1).stringValue())
        .toList();
  }
}
