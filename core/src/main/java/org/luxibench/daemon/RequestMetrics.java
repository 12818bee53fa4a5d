package org.luxibench.daemon;

import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.luxibench.luxi.RequestObserver;

/** How long requests took, by method. Methods that do not exist are counted as one. */
final class RequestMetrics implements RequestObserver {
  private static final String OTHER = "other";

  /** One for each method that may be asked; never changed. */
  private final Map<String, LatencyBuckets> methods;

  private final LatencyBuckets other = new LatencyBuckets();

  /**
   * @param known methods that get a row of their own
   */
  RequestMetrics(Set<String> known) {
    this.methods =
        known.stream().collect(Collectors.toMap(name -> name, name -> new LatencyBuckets()));
  }

  @Override
  public void answered(String method, long nanos) {
    methods.getOrDefault(method, other).add(nanos);
  }

  /** Those that have been asked. */
  SortedMap<String, LatencyBuckets> byMethod() {
    SortedMap<String, LatencyBuckets> asked = new TreeMap<>(methods);
    asked.put(OTHER, other);
    asked.values().removeIf(LatencyBuckets::isEmpty);
    return asked;
  }
}
