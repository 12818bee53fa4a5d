package org.luxibench.results.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.luxibench.results.store.HostFingerprint;

/** Whether two sides were measured on like machines, by like JVMs, in the same way. */
public final class Comparability {
  private Comparability() {}

  /**
   * What makes the sides incomparable, a sentence each; empty when they may be compared. Every host
   * must be like every other, and so must all circumstances in which one subject was measured, for
   * samples of one side are put together. Different subjects may have different JVMs (benches ask
   * for options of their own); those that only one side has do not matter.
   */
  public static List<String> differences(Measurements base, Measurements candidate) {
    List<String> found = new ArrayList<>();
    List<HostFingerprint> hosts = new ArrayList<>(base.hosts());
    hosts.addAll(candidate.hosts());
    for (HostFingerprint host : hosts) {
      found.addAll(hosts.get(0).differences(host));
    }
    base.circumstances()
        .forEach(
            (subject, ours) ->
                found.addAll(
                    differences(ours, candidate.circumstances().getOrDefault(subject, List.of()))));
    return found.stream().distinct().toList();
  }

  /**
   * What tells any of these from the first, a sentence each.
   *
   * @param ours of one subject
   * @param theirs of the same; when either side has none nothing is compared
   */
  public static List<String> differences(List<Circumstances> ours, List<Circumstances> theirs) {
    if (ours.isEmpty() || theirs.isEmpty()) {
      return List.of();
    }
    return Stream.concat(ours.stream(), theirs.stream())
        .flatMap(each -> ours.get(0).differences(each).stream())
        .distinct()
        .toList();
  }
}
