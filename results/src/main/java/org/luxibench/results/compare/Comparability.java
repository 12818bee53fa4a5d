package org.luxibench.results.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.JvmFingerprint;

/** Whether two sides were measured on like machines by like JVMs. */
public final class Comparability {
  private Comparability() {}

  /**
   * What makes the sides incomparable, a sentence each; empty when they may be compared. Every host
   * must be like every other, for samples of one side are put together. A side may have several
   * JVMs (benches ask for options of their own), and more of them than the other when it has more
   * benches: all of one side's must have their like on the other.
   */
  public static List<String> differences(Measurements base, Measurements candidate) {
    List<String> found = new ArrayList<>();
    List<HostFingerprint> hosts = new ArrayList<>(base.hosts());
    hosts.addAll(candidate.hosts());
    for (HostFingerprint host : hosts) {
      found.addAll(hosts.get(0).differences(host));
    }
    List<String> ours = unmatched(base.jvms(), candidate.jvms(), JvmFingerprint::differences);
    List<String> theirs = unmatched(candidate.jvms(), base.jvms(), (a, b) -> b.differences(a));
    if (!ours.isEmpty() && !theirs.isEmpty()) {
      found.addAll(ours);
      found.addAll(theirs);
    }
    return found.stream().distinct().toList();
  }

  /** For each of ours without a like among theirs: how it differs from the nearest. */
  private static <T> List<String> unmatched(
      List<T> ours, List<T> theirs, BiFunction<T, T, List<String>> differences) {
    List<String> found = new ArrayList<>();
    for (T one : ours) {
      theirs.stream()
          .map(other -> differences.apply(one, other))
          .min((a, b) -> Integer.compare(a.size(), b.size()))
          .ifPresent(found::addAll);
    }
    return found;
  }
}
