package org.luxibench.locking;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One recorded run of the reference's lock or lock set. */
record Trace(int seed, JsonNode head, List<JsonNode> steps) {

  static List<Trace> read(String resource) throws IOException {
    JsonMapper mapper = new JsonMapper();
    List<Trace> traces = new ArrayList<>();
    try (InputStream stream = Trace.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IOException("no resource " + resource);
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode head = mapper.readTree(line);
        List<JsonNode> steps = new ArrayList<>();
        head.get("steps").forEach(steps::add);
        traces.add(new Trace(head.get("seed").intValue(), head, steps));
      }
    }
    return traces;
  }

  /** The state that the step left behind, one text per lock, in the order of names. */
  static List<String> recordedState(JsonNode step) {
    List<String> rows = new ArrayList<>();
    for (JsonNode lock : step.get("state")) {
      List<String> pending = new ArrayList<>();
      lock.get("pending").forEach(g -> pending.add(g.get(0).stringValue() + texts(g.get(1))));
      String mode = lock.get("mode").isNull() ? "free" : lock.get("mode").stringValue();
      List<String> owners = lock.get("owners").isNull() ? List.of() : texts(lock.get("owners"));
      rows.add("%s %s %s <- %s".formatted(lock.get("name").stringValue(), mode, owners, pending));
    }
    return rows;
  }

  /** The same of locks of ours. */
  static List<String> state(List<LockInfo> infos) {
    return infos.stream().sorted(Comparator.comparing(LockInfo::name)).map(Trace::row).toList();
  }

  private static String row(LockInfo info) {
    List<String> pending =
        info.pending().stream().map(group -> group.mode() + group.owners()).toList();
    String mode = info.mode() == null ? "free" : info.mode();
    List<String> owners = info.owners() == null ? List.of() : info.owners();
    return "%s %s %s <- %s".formatted(info.name(), mode, owners, pending);
  }

  /** The calls that ended in the step; of an error only the class. */
  static Map<String, String> recordedEnds(JsonNode step) {
    Map<String, String> ends = new TreeMap<>();
    step.get("ended")
        .properties()
        .forEach(
            end -> {
              String text = end.getValue().isString() ? end.getValue().stringValue() : "";
              ends.put(
                  end.getKey(),
                  text.startsWith("LockError")
                      ? "LockError"
                      : end.getValue().isArray()
                          ? texts(end.getValue()).toString()
                          : end.getValue().isString() ? text : end.getValue().toString());
            });
    return ends;
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.stringValue()));
    return texts;
  }
}
