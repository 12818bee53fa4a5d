package org.luxibench.results.compare;

import java.util.ArrayList;
import java.util.List;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.JvmFingerprint;

/** Whether two sides were measured on like machines by like JVMs. */
public final class Comparability {
  private Comparability() {}

  /**
   * What makes the sides incomparable, a sentence each; empty when they may be compared. Every host
   * must be like every other, and so must all JVMs that measured one subject, for samples of one
   * side are put together. Different subjects may have different JVMs (benches ask for options of
   * their own); those that only one side has do not matter.
   */
  public static List<String> differences(Measurements base, Measurements candidate) {
    List<String> found = new ArrayList<>();
    List<HostFingerprint> hosts = new ArrayList<>(base.hosts());
    hosts.addAll(candidate.hosts());
    for (HostFingerprint host : hosts) {
      found.addAll(hosts.get(0).differences(host));
    }
    base.jvms()
        .forEach(
            (subject, ours) -> {
              List<JvmFingerprint> theirs = candidate.jvms().getOrDefault(subject, List.of());
              if (!theirs.isEmpty()) {
                ours.forEach(jvm -> found.addAll(ours.get(0).differences(jvm)));
                theirs.forEach(jvm -> found.addAll(ours.get(0).differences(jvm)));
              }
            });
    return found.stream().distinct().toList();
  }
}
