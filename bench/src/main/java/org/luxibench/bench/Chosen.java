package org.luxibench.bench;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.BenchmarkList;
import org.openjdk.jmh.runner.BenchmarkListEntry;
import org.openjdk.jmh.runner.Defaults;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The benches that options ask for, with each value of their parameters. JMH goes on when one fails
 * and leaves it out of its results; here it is told what is missing there.
 */
final class Chosen {
  private final Options options;
  private final Set<BenchmarkListEntry> entries;

  private Chosen(Options options, Set<BenchmarkListEntry> entries) {
    this.options = options;
    this.entries = entries;
  }

  /**
   * Looks them up.
   *
   * @throws NoBenchmarksException if there are none
   */
  static Chosen by(Options options) throws NoBenchmarksException {
    Set<BenchmarkListEntry> entries =
        BenchmarkList.defaultList()
            .find(
                OutputFormatFactory.createFormatInstance(System.out, VerboseMode.SILENT),
                options.getIncludes(),
                options.getExcludes());
    if (entries.isEmpty()) {
      throw new NoBenchmarksException();
    }
    return new Chosen(options, entries);
  }

  /**
   * Expressions for JMH, each of which one bench matches, of those that time a single call or not.
   */
  List<String> expressions(boolean singleShot) {
    return entries.stream()
        .filter(entry -> isSingleShot(entry) == singleShot)
        .map(entry -> "^" + Pattern.quote(entry.getUsername()) + "$")
        .toList();
  }

  private boolean isSingleShot(BenchmarkListEntry entry) {
    Collection<Mode> asked = options.getBenchModes();
    return asked.isEmpty()
        ? entry.getMode() == Mode.SingleShotTime
        : Set.copyOf(asked).equals(Set.of(Mode.SingleShotTime));
  }

  /**
   * What is missing in results in which each has a fork for every round; a line for each bench and
   * its parameters, empty if nothing is.
   */
  List<String> missingIn(Collection<RunResult> results, int rounds) {
    return missingIn(results, entry -> rounds);
  }

  /** The same where each has as many forks as the options or else the bench itself ask for. */
  List<String> missingIn(Collection<RunResult> results) {
    return missingIn(
        results,
        entry ->
            options.getForkCount().orElse(entry.getForks().orElse(Defaults.MEASUREMENT_FORKS)));
  }

  private List<String> missingIn(
      Collection<RunResult> results, ToIntFunction<BenchmarkListEntry> forks) {
    Map<String, Integer> wanted = new TreeMap<>();
    for (BenchmarkListEntry entry : entries) {
      int each = Math.max(1, forks.applyAsInt(entry)) * modes();
      parameters(entry).forEach(values -> wanted.merge(named(entry, values), each, Integer::sum));
    }
    Map<String, Integer> had = new TreeMap<>();
    for (RunResult result : results) {
      had.merge(named(result.getParams()), result.getBenchmarkResults().size(), Integer::sum);
    }
    List<String> missing = new ArrayList<>();
    wanted.forEach(
        (bench, all) -> {
          int less = all - had.getOrDefault(bench, 0);
          if (less > 0) {
            missing.add("%s: %d of %d forks".formatted(bench, less, all));
          }
        });
    return missing;
  }

  private int modes() {
    Collection<Mode> asked = options.getBenchModes();
    return asked.contains(Mode.All) ? Mode.values().length - 1 : Math.max(1, asked.size());
  }

  /** Each value of each parameter with each of the others, as JMH runs them. */
  private List<Map<String, String>> parameters(BenchmarkListEntry entry) {
    List<Map<String, String>> all = List.of(Map.of());
    for (Map.Entry<String, String[]> own : entry.getParams().orElse(Map.of()).entrySet()) {
      String name = own.getKey();
      Collection<String> values = options.getParameter(name).orElse(List.of(own.getValue()));
      List<Map<String, String>> longer = new ArrayList<>();
      for (Map<String, String> before : all) {
        for (String value : values) {
          Map<String, String> one = new TreeMap<>(before);
          one.put(name, value);
          longer.add(one);
        }
      }
      all = longer;
    }
    return all;
  }

  private static String named(BenchmarkListEntry entry, Map<String, String> values) {
    return entry.getUsername() + (values.isEmpty() ? "" : " " + values);
  }

  private static String named(BenchmarkParams params) {
    Map<String, String> values = new TreeMap<>();
    params.getParamsKeys().forEach(key -> values.put(key, params.getParam(key)));
    return params.getBenchmark() + (values.isEmpty() ? "" : " " + values);
  }
}
