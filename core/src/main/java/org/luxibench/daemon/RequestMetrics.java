package org.luxibench.daemon;

import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.luxibench.luxi.RequestObserver;

/** How long requests took, by method. Methods that do not exist are counted as one. */
final class RequestMetrics implements RequestObserver {
  private static final String OTHER = "other";

  private final Set<String> known;
  private final ConcurrentSkipListMap<String, LatencyBuckets> methods =
      new ConcurrentSkipListMap<>();

  /**
   * @param known methods that get a row of their own
   */
  RequestMetrics(Set<String> known) {
    this.known = Set.copyOf(known);
  }

  @Override
  public void answered(String method, long nanos) {
    String row = known.contains(method) ? method : OTHER;
    methods.computeIfAbsent(row, name -> new LatencyBuckets()).add(nanos);
  }

  SortedMap<String, LatencyBuckets> byMethod() {
    return methods;
  }
}
