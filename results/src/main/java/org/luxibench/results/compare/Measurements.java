package org.luxibench.results.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.JvmFingerprint;

/**
 * One side of a comparison: the series of one or several files.
 *
 * @param name how the user named it
 * @param series one for each subject and metric, in the order of the files
 * @param runs how the load runs came out, by subject; empty for benches
 * @param hosts the machines of the runs, as far as they are told
 * @param circumstances in which each subject was measured, by its name
 * @param notes what a reader should know: percentiles left out, files passed over
 */
public record Measurements(
    String name,
    List<Series> series,
    Map<String, Runs> runs,
    List<HostFingerprint> hosts,
    Map<String, List<Circumstances>> circumstances,
    List<String> notes) {

  public Measurements {
    series = List.copyOf(series);
    runs = Collections.unmodifiableMap(new LinkedHashMap<>(runs));
    hosts = hosts.stream().distinct().toList();
    circumstances = copy(circumstances);
    notes = notes.stream().distinct().toList();
  }

  /** Figures that do not come from load runs. */
  public Measurements(
      String name,
      List<Series> series,
      List<HostFingerprint> hosts,
      Map<String, List<Circumstances>> circumstances,
      List<String> notes) {
    this(name, series, Map.of(), hosts, circumstances, notes);
  }

  /**
   * The parts as one side; samples of equal subject and metric are put together.
   *
   * @throws IllegalArgumentException when a metric's unit differs between parts
   */
  public static Measurements join(String name, List<Measurements> parts) {
    Map<Series.Key, Series> joined = new LinkedHashMap<>();
    Map<String, Runs> runs = new LinkedHashMap<>();
    List<HostFingerprint> hosts = new ArrayList<>();
    Map<String, List<Circumstances>> circumstances = new LinkedHashMap<>();
    List<String> notes = new ArrayList<>();
    for (Measurements part : parts) {
      part.series.forEach(one -> joined.merge(one.key(), one, Measurements::append));
      part.runs.forEach((subject, some) -> runs.merge(subject, some, Runs::and));
      hosts.addAll(part.hosts);
      part.circumstances.forEach(
          (subject, some) -> circumstances.merge(subject, some, Measurements::both));
      notes.addAll(part.notes);
    }
    return new Measurements(name, List.copyOf(joined.values()), runs, hosts, circumstances, notes);
  }

  /**
   * Only some of the series.
   *
   * @param names subject and metric's name, with a blank between
   */
  public Measurements only(Set<String> names) {
    List<Series> some =
        series.stream()
            .filter(one -> names.contains(one.subject() + " " + one.metric().name()))
            .toList();
    Map<String, Runs> counted = new LinkedHashMap<>(runs);
    counted.keySet().removeIf(subject -> !names.contains(subject + " " + Metric.FAILED.name()));
    return new Measurements(name, some, counted, hosts, circumstances, notes);
  }

  /** The JVM that measured, with the flags that every subject's had. */
  public JvmFingerprint commonJvm() {
    List<JvmFingerprint> all =
        circumstances.values().stream().flatMap(List::stream).map(Circumstances::jvm).toList();
    if (all.isEmpty()) {
      return JvmFingerprint.UNKNOWN;
    }
    JvmFingerprint first = all.get(0);
    List<String> flags =
        first.flags().stream()
            .filter(flag -> all.stream().allMatch(jvm -> jvm.flags().contains(flag)))
            .toList();
    return new JvmFingerprint(first.version(), first.vendor(), first.vm(), flags);
  }

  /** The same side with the benches' subjects renamed. */
  Measurements renamed(UnaryOperator<String> naming) {
    Map<String, List<Circumstances>> theirs = new LinkedHashMap<>();
    circumstances.forEach((subject, some) -> theirs.put(naming.apply(subject), some));
    List<Series> renamed = series.stream().map(one -> one.of(naming.apply(one.subject()))).toList();
    return new Measurements(name, renamed, runs, hosts, theirs, notes);
  }

  /** The same side with one thing more to tell. */
  public Measurements noting(String note) {
    return new Measurements(name, series, runs, hosts, circumstances, both(notes, List.of(note)));
  }

  /** The same side with other series. */
  public Measurements with(List<Series> others) {
    return new Measurements(name, others, runs, hosts, circumstances, notes);
  }

  private static Map<String, List<Circumstances>> copy(Map<String, List<Circumstances>> all) {
    Map<String, List<Circumstances>> copy = new LinkedHashMap<>();
    all.forEach((subject, some) -> copy.put(subject, some.stream().distinct().toList()));
    return Collections.unmodifiableMap(copy);
  }

  private static <T> List<T> both(List<T> some, List<T> more) {
    List<T> all = new ArrayList<>(some);
    all.addAll(more);
    return all;
  }

  /** The series of this subject and metric. */
  Optional<Series> find(Series.Key key) {
    return series.stream().filter(one -> one.key().equals(key)).findFirst();
  }

  private static Series append(Series first, Series second) {
    if (!first.metric().equals(second.metric())) {
      throw new IllegalArgumentException(
          "%s of %s is in %s in one file and in %s in another"
              .formatted(
                  first.metric().name(),
                  first.subject(),
                  first.metric().unit(),
                  second.metric().unit()));
    }
    return first.and(second);
  }
}
