package org.luxibench.daemon;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;

/**
 * One exchange with the real daemon, as it was recorded.
 *
 * @param line in the file, from 1
 * @param request text sent, perhaps several frames
 * @param replies texts that came; an empty one where the connection was closed instead
 */
record Capture(int line, String label, String method, String request, List<String> replies) {

  /** All of them in file order; later ones speak of jobs that earlier ones submitted. */
  static List<Capture> all() throws IOException {
    List<Capture> captures = new ArrayList<>();
    try (var in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Capture.class.getResourceAsStream("captures.jsonl")),
                StandardCharsets.UTF_8))) {
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        captures.add(read(captures.size() + 1, Json.MAPPER.readTree(text)));
      }
    }
    return captures;
  }

  private static Capture read(int line, JsonNode json) {
    JsonNode reply = json.path("reply");
    List<String> replies =
        reply.isArray()
            ? reply.values().stream().map(Capture::textOf).toList()
            : List.of(textOf(reply));
    return new Capture(
        line,
        json.path("label").stringValue(),
        json.path("method").stringValue(),
        json.path("request").stringValue(),
        replies);
  }

  private static String textOf(JsonNode reply) {
    return reply.isNull() ? "" : reply.stringValue();
  }

  /** Whether asking again changes nothing, so that it can be asked until the moment is right. */
  boolean canBeRepeated() {
    return method.startsWith("Query") || method.startsWith("WaitForJobChange");
  }

  @Override
  public String toString() {
    return line + " " + label;
  }
}
