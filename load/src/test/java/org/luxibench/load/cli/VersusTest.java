package org.luxibench.load.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.luxibench.json.Json;
import org.luxibench.json.JsonValue;
import org.luxibench.load.Main;
import org.luxibench.luxi.Exchange;
import org.luxibench.luxi.LuxiHandler;
import org.luxibench.luxi.LuxiRequest;
import org.luxibench.luxi.LuxiServer;
import org.luxibench.luxi.LuxiServerOptions;
import org.luxibench.luxi.Route;
import org.luxibench.results.ExitCode;
import tools.jackson.databind.JsonNode;

/** What the tool prints and leaves when it drives two servers in turn. */
@Timeout(120)
final class VersusTest {
  @TempDir private Path folder;

  @Test
  void quietAndAsJsonItPrintsTheResultWithTheRatiosAndNothingElse() throws Exception {
    int exitCode;
    try (LuxiServer a = server("a", "3.0.2");
        LuxiServer b = server("b", "2.5.1")) {
      exitCode = tool(a.socket(), b.socket());
    }
    assertThat(folder.resolve("err")).isEmptyFile();
    JsonNode result = Json.MAPPER.readTree(Files.readString(folder.resolve("out")));
    assertThat(exitCode).isEqualTo(ExitCode.OK);
    assertThat(result.path("verdict").asString()).isEqualTo("PASSED");
    assertThat(result.at("/legs/0/target").asString()).endsWith("/a, version 3.0.2");
    assertThat(result.at("/legs/1/target").asString()).endsWith("/b, version 2.5.1");
    assertThat(result.at("/vs/phases/0/rate/ratio").asDouble()).isPositive();
    assertThat(Json.MAPPER.readTree(Files.readString(folder.resolve("run/vs.json"))))
        .isEqualTo(result.path("vs"));
  }

  private LuxiServer server(String name, String version) throws IOException {
    return LuxiServer.start(
        LuxiServerOptions.at(folder.resolve(name)),
        new LuxiHandler() {
          @Override
          public Route route(LuxiRequest request) {
            return Route.INLINE;
          }

          @Override
          public void handle(LuxiRequest request, Exchange exchange) {
            exchange.succeed(JsonValue.of(Map.of("software_version", version)));
          }
        });
  }

  private int tool(Path a, Path b) throws IOException, InterruptedException {
    Path scenario =
        Files.writeString(
            folder.resolve("small.yaml"),
            """
            name: small
            reason: to compare
            client: {connections: 2}
            requests: [{method: QueryClusterInfo, args: []}]
            watch: 0s
            lag-limit: 10s
            thresholds: [errors == 0]
            phases: [{name: only, schedule: {rate: 100, spacing: constant}, measure: 200ms}]
            """);
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "load",
                scenario.toString(),
                "--socket",
                a.toString(),
                "--vs",
                b.toString(),
                "--quiet",
                "--json",
                "--out",
                folder.resolve("run").toString()));
    builder.environment().put("LUXIBENCH_HOME", folder.toString());
    return builder
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start()
        .waitFor();
  }
}
