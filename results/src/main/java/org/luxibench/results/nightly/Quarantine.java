package org.luxibench.results.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.luxibench.results.compare.Measurements;
import org.luxibench.results.compare.Series;
import org.luxibench.results.store.RunRecords;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Rows that no night judges, as listed by hand. A noisy row needs no quarantine: the rule judges it
 * from a larger change on.
 *
 * @param byHand "suite subject metric" to the reason
 */
record Quarantine(Map<String, String> byHand) {
  /**
   * Reads the list: a JSON object of {@code "suite subject metric": "reason"}.
   *
   * @throws IOException when the file is there but is no such list
   */
  static Quarantine read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return new Quarantine(Map.of());
    }
    Map<String, String> rows = new TreeMap<>();
    try {
      JsonNode root = RunRecords.MAPPER.readTree(Files.readAllBytes(file));
      root.properties().forEach(row -> rows.put(row.getKey(), row.getValue().asString("")));
    } catch (JacksonException malformed) {
      throw new IOException(file + ": " + malformed.getOriginalMessage(), malformed);
    }
    return new Quarantine(rows);
  }

  /** The rows of a suite that are not to be judged, by name, each with the reason. */
  Map<String, String> of(String suite, Measurements tonight) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Series series : tonight.series()) {
      String listed = byHand.get(suite + " " + name(series));
      if (listed != null) {
        found.put(name(series), listed);
      }
    }
    return found;
  }

  static String name(Series series) {
    return series.subject() + " " + series.metric().name();
  }
}
