package org.luxibench.load.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.luxibench.json.Json;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Verdict;
import tools.jackson.databind.JsonNode;

/**
 * Two servers that were driven in turn, phase by phase: the median over the rounds of each, and
 * what the second is of the first. A phase that is INVALID says nothing and is left out of the
 * medians; one that only one of them has, as steps of a search may be, is left out altogether.
 *
 * @param a the first
 * @param b the second
 * @param phases that both have
 * @param leftOut what is INVALID, by leg and phase
 * @param bestRate the highest rate of a phase that passed, requests a second; null where no highest
 *     rate was sought
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SideBySide(
    String a, String b, List<Row> phases, List<String> leftOut, @Nullable Pair bestRate) {
  /** The file of a run's folder that has it. */
  static final String FILE = "vs.json";

  /**
   * A figure of both.
   *
   * @param ratio of the second to the first; null when the first is 0
   */
  record Pair(double a, double b, @Nullable Double ratio) {
    static Pair of(double a, double b) {
      return new Pair(a, b, a == 0 ? null : b / a);
    }

    private String text() {
      String of = ratio == null ? "-" : String.format(Locale.ROOT, "%.2f", ratio);
      return String.format(Locale.ROOT, "%11.3f %11.3f %7s", a, b, of);
    }
  }

  /**
   * A phase.
   *
   * @param rate completed requests a second
   * @param p50Ms of the response time, milliseconds
   * @param p99Ms of the response time, milliseconds
   */
  record Row(String phase, Pair rate, Pair p50Ms, Pair p99Ms) {}

  /**
   * Of a run.
   *
   * @param searched whether a highest rate was sought
   */
  static SideBySide of(LoadResult result, Path first, Path second, boolean searched) {
    Map<String, List<Phase>> ours = byName(result, first);
    Map<String, List<Phase>> theirs = byName(result, second);
    List<Row> rows = new ArrayList<>();
    ours.forEach(
        (name, phases) -> {
          List<Phase> others = theirs.get(name);
          if (others != null) {
            rows.add(row(name, phases, others));
          }
        });
    return new SideBySide(
        first.toString(),
        second.toString(),
        rows,
        leftOut(result),
        searched ? Pair.of(best(ours), best(theirs)) : null);
  }

  private static Row row(String name, List<Phase> ours, List<Phase> theirs) {
    return new Row(
        name,
        pair(ours, theirs, Phase::rate),
        pair(ours, theirs, phase -> phase.response().p50() / 1e3),
        pair(ours, theirs, phase -> phase.response().p99() / 1e3));
  }

  private static List<String> leftOut(LoadResult result) {
    return result.legs().stream()
        .flatMap(
            leg ->
                leg.phases().stream()
                    .filter(phase -> phase.verdict() == Verdict.INVALID)
                    .map(phase -> leg.name() + ", " + phase.name()))
        .sorted()
        .distinct()
        .toList();
  }

  private static Map<String, List<Phase>> byName(LoadResult result, Path socket) {
    Map<String, List<Phase>> found = new LinkedHashMap<>();
    for (Leg leg : result.legs()) {
      if (leg.name().equals(socket.toString()) || leg.name().startsWith(socket + " #")) {
        leg.phases().stream()
            .filter(phase -> phase.verdict() != Verdict.INVALID)
            .forEach(
                phase -> found.computeIfAbsent(phase.name(), name -> new ArrayList<>()).add(phase));
      }
    }
    return found;
  }

  private static Pair pair(List<Phase> ours, List<Phase> theirs, ToDoubleFunction<Phase> figure) {
    return Pair.of(median(ours, figure), median(theirs, figure));
  }

  private static double median(List<Phase> phases, ToDoubleFunction<Phase> figure) {
    double[] sorted = phases.stream().mapToDouble(figure).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static double best(Map<String, List<Phase>> phases) {
    return phases.values().stream()
        .flatMap(List::stream)
        .filter(phase -> phase.verdict() == Verdict.PASSED)
        .mapToDouble(Phase::rate)
        .max()
        .orElse(0);
  }

  /** For programs. */
  JsonNode json() {
    return Json.MAPPER.valueToTree(this);
  }

  /** For a terminal. */
  String text() {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "A = %s%nB = %s%n", a, b));
    text.append(
        String.format(
            Locale.ROOT,
            "%-18s %11s %11s %7s %11s %11s %7s %11s %11s %7s%n",
            "phase",
            "A rate/s",
            "B rate/s",
            "B/A",
            "A p50 ms",
            "B p50 ms",
            "B/A",
            "A p99 ms",
            "B p99 ms",
            "B/A"));
    for (Row row : phases) {
      text.append(String.format(Locale.ROOT, "%-18s ", row.phase));
      text.append(String.join(" ", row.rate.text(), row.p50Ms.text(), row.p99Ms.text()));
      text.append('\n');
    }
    leftOut.forEach(each -> text.append("left out, for it is INVALID: " + each + "\n"));
    Pair best = bestRate;
    if (best != null) {
      text.append(
          "best rate kept: A %d/s, B %d/s%n".formatted(Math.round(best.a), Math.round(best.b)));
    }
    return text.toString();
  }
}
