package org.luxibench.results.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luxibench.results.compare.Measurements;
import org.luxibench.results.compare.Series;
import org.luxibench.results.stats.SamplesNeeded;
import org.luxibench.results.store.RunRecords;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * Rows that no night judges: those listed by hand, and those that proved noisy. A row is noisy when
 * its spread over the good runs is so wide that even {@value #MOST_SAMPLES} samples a side could
 * not show its least effect; once it has calmed down it is judged again.
 *
 * @param byHand "suite subject metric" to the reason
 */
record Quarantine(Map<String, String> byHand) {
  private static final int MOST_SAMPLES = 60;
  private static final int LEAST_TO_JUDGE_NOISE = 6;
  private static final double Z95 = 1.96;

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

  /** The rows of a suite that are not to be judged, each with the reason. */
  Map<Series, String> of(String suite, Measurements good) {
    Map<Series, String> found = new LinkedHashMap<>();
    for (Series series : good.series()) {
      String listed = byHand.get(suite + " " + name(series));
      if (listed != null) {
        found.put(series, listed);
      } else if (isNoisy(series)) {
        found.put(series, "its good runs spread too wide to tell anything");
      }
    }
    return found;
  }

  static String name(Series series) {
    return series.subject() + " " + series.metric().name();
  }

  private static boolean isNoisy(Series series) {
    if (series.sample().size() < LEAST_TO_JUDGE_NOISE || !series.sample().isPositive()) {
      return false;
    }
    double sigma = SamplesNeeded.logSigma(series.sample(), series.sample());
    double least = Math.log(1 + series.metric().leastEffect());
    return SamplesNeeded.toShowSameness(sigma, least, Z95) > MOST_SAMPLES;
  }

  /** The series that are to be judged. */
  static Measurements without(Measurements all, Map<Series, String> quarantined) {
    List<String> names = quarantined.keySet().stream().map(Quarantine::name).toList();
    List<Series> rest =
        all.series().stream().filter(series -> !names.contains(name(series))).toList();
    return new Measurements(all.name(), rest, all.hosts(), all.jvms(), all.notes());
  }
}
