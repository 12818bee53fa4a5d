package org.luxibench.load.cli;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.Phase;
import org.luxibench.results.load.Verdict;

/**
 * Two servers that were driven in turn, phase by phase: the median over the rounds of each, and
 * what the second is of the first. A phase that is INVALID says nothing and is left out of the
 * medians; one that only one of them has, as steps of a search may be, is left out altogether.
 */
final class SideBySide {
  private SideBySide() {}

  static String of(LoadResult result, Path first, Path second) {
    StringBuilder text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "A = %s%nB = %s%n", first, second));
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
    Map<String, List<Phase>> ours = byName(result, first);
    Map<String, List<Phase>> theirs = byName(result, second);
    Set<String> invalid = new TreeSet<>();
    ours.forEach(
        (name, phases) -> {
          List<Phase> others = theirs.get(name);
          if (others != null) {
            text.append(
                String.format(
                    Locale.ROOT,
                    "%-18s %s %s %s%n",
                    name,
                    ratio(phases, others, Phase::rate),
                    ratio(phases, others, phase -> phase.response().p50() / 1e3),
                    ratio(phases, others, phase -> phase.response().p99() / 1e3)));
          }
        });
    result
        .legs()
        .forEach(
            leg ->
                leg.phases().stream()
                    .filter(phase -> phase.verdict() == Verdict.INVALID)
                    .forEach(phase -> invalid.add(leg.name() + ", " + phase.name())));
    invalid.forEach(each -> text.append("left out, for it is INVALID: " + each + "\n"));
    text.append("best rate kept: A ").append(best(ours)).append("/s, B ");
    text.append(best(theirs)).append("/s\n");
    return text.toString();
  }

  private static Map<String, List<Phase>> byName(LoadResult result, Path socket) {
    Map<String, List<Phase>> found = new LinkedHashMap<>();
    for (Leg leg : result.legs()) {
      if (leg.name().equals(socket.toString()) || leg.name().startsWith(socket + " #")) {
        leg.phases().stream()
            .filter(phase -> phase.verdict() != Verdict.INVALID)
            .forEach(
                phase ->
                    found
                        .computeIfAbsent(phase.name(), name -> new java.util.ArrayList<>())
                        .add(phase));
      }
    }
    return found;
  }

  private static String ratio(
      List<Phase> ours, List<Phase> theirs, ToDoubleFunction<Phase> figure) {
    double a = median(ours, figure);
    double b = median(theirs, figure);
    return String.format(Locale.ROOT, "%11.3f %11.3f %7.2f", a, b, b / a);
  }

  private static double median(List<Phase> phases, ToDoubleFunction<Phase> figure) {
    double[] sorted = phases.stream().mapToDouble(figure).sorted().toArray();
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  private static long best(Map<String, List<Phase>> phases) {
    return Math.round(
        phases.values().stream()
            .flatMap(List::stream)
            .filter(phase -> phase.verdict() == Verdict.PASSED)
            .mapToDouble(Phase::rate)
            .max()
            .orElse(0));
  }
}
