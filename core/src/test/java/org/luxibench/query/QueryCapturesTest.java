package org.luxibench.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.json.JsonValue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Asks what the reference was asked, of its own configuration, and compares the answers. */
class QueryCapturesTest {
  /** Answered here, refused there because of its locks (REFERENCE 1). */
  private static final Set<String> BETTER_HERE =
      Set.of(
          "QueryTags node node1.example.com",
          "QueryTags instance inst1.example.com",
          "QueryExports all",
          "QueryExports one node");

  /** Refused before a query is made: the handlers' tests have them. */
  private static final Set<String> NOT_OURS =
      Set.of(
          "QueryConfigValues args not list",
          "QueryNodes sync",
          "QueryInstances sync",
          "QueryGroups sync",
          "QueryLocks sync",
          "QueryExports locking");

  private final QueryService queries = service();

  static Stream<Capture> captures() throws IOException {
    List<Capture> captures = new ArrayList<>();
    try (InputStream in = QueryCapturesTest.class.getResourceAsStream("query-captures.jsonl");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        captures.add(new Capture(Json.MAPPER.readTree(line)));
      }
    }
    return captures.stream().filter(capture -> !NOT_OURS.contains(capture.label()));
  }

  @ParameterizedTest
  @MethodSource("captures")
  void answersAsTheReferenceDoes(Capture capture) {
    JsonNode answer = ask(capture);
    if (BETTER_HERE.contains(capture.label())) {
      assertThat(answer.isArray() && answer.path(0).asString("").endsWith("Error")).isFalse();
    } else {
      assertThat(comparable(answer)).isEqualTo(comparable(capture.result()));
    }
  }

  private JsonNode ask(Capture capture) {
    try {
      return Json.MAPPER.readTree(Json.text(answer(capture.method(), capture.args())));
    } catch (GanetiException e) {
      return Json.MAPPER.valueToTree(List.of(e.error().className(), e.error().arguments()));
    }
  }

  private JsonValue answer(String method, JsonNode args) throws GanetiException {
    return switch (method) {
      case "QueryClusterInfo" -> queries.clusterInfo();
      case "QueryConfigValues" -> queries.configValues(texts(args));
      case "QueryTags" ->
          queries.tags(args.get(0).stringValue(), args.get(1).isNull() ? null : name(args.get(1)));
      case "QueryExports" -> queries.exports(texts(args.get(0)));
      case "QueryNodes" -> queries.nodes(texts(args.get(0)), texts(args.get(1)));
      case "QueryInstances" -> queries.instances(texts(args.get(0)), texts(args.get(1)));
      case "QueryGroups" -> queries.groups(texts(args.get(0)), texts(args.get(1)));
      case "QueryLocks" -> queries.locks(texts(args.get(0)));
      case "Query" ->
          queries.query(
              args.get("what").stringValue(), texts(args.get("fields")), args.get("filter"));
      default -> queries.queryFields(args.get("what").stringValue(), null);
    };
  }

  private static String name(JsonNode node) {
    return node.stringValue();
  }

  private static List<String> texts(JsonNode list) {
    return list.values().stream().map(JsonNode::stringValue).toList();
  }

  /** Descriptions are ours; the reference lists instances of a node in the order of a hash. */
  private static Object comparable(JsonNode answer) {
    for (JsonNode field : answer.path("fields").values()) {
      ((ObjectNode) field).put("doc", "...");
    }
    return sorted(answer);
  }

  private static Object sorted(JsonNode node) {
    boolean names =
        node.isArray()
            && node.size() > 1
            && node.values().stream()
                .allMatch(each -> each.isString() && each.stringValue().startsWith("inst"));
    if (names) {
      return new TreeSet<>(texts(node));
    }
    return node.isArray()
        ? node.values().stream().map(QueryCapturesTest::sorted).toList()
        : node.isObject()
            ? node.properties().stream()
                .map(entry -> List.of(entry.getKey(), sorted(entry.getValue())))
                .toList()
            : node;
  }

  /** The reference's node1 is not offline, but its node daemon did not run. */
  private static QueryService service() {
    try {
      Path file = Path.of(QueryCapturesTest.class.getResource("cluster-config.json").toURI());
      FakeSources sources = new FakeSources(ClusterConfigs.load(file)).withIdleLocks();
      sources.cluster.faults().silence("node1.example.com");
      return new QueryService(sources, QueryDialect.V2_5);
    } catch (IOException | URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  /** A request and what the reference replied. */
  record Capture(JsonNode line) {
    String label() {
      return line.get("label").stringValue();
    }

    String method() {
      return line.get("method").stringValue();
    }

    JsonNode args() {
      return line.get("args");
    }

    JsonNode result() {
      return line.get("result");
    }

    @Override
    public String toString() {
      return label();
    }
  }
}
