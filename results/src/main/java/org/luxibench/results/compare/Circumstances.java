package org.luxibench.results.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.luxibench.results.store.JvmFingerprint;

/**
 * How a subject was measured. Figures of other circumstances do not compare.
 *
 * @param jvm that was measured
 * @param asked what was asked for, by a name for the reader: how long a bench was measured, or the
 *     scenario of a load run; a value may have many lines
 */
public record Circumstances(JvmFingerprint jvm, Map<String, String> asked) {
  public Circumstances {
    asked = Collections.unmodifiableMap(new TreeMap<>(asked));
  }

  /** What makes figures of these and the other's incomparable, a sentence each. */
  public List<String> differences(Circumstances other) {
    List<String> found = new ArrayList<>(jvm.differences(other.jvm));
    Set<String> names = new TreeSet<>(asked.keySet());
    names.addAll(other.asked.keySet());
    for (String name : names) {
      String ours = asked.getOrDefault(name, "");
      String theirs = other.asked.getOrDefault(name, "");
      if (!ours.equals(theirs)) {
        found.add(firstUnlikeLine(name, ours.lines().toList(), theirs.lines().toList()));
      }
    }
    return found;
  }

  private static String firstUnlikeLine(String name, List<String> ours, List<String> theirs) {
    int at = 0;
    while (at < Math.min(ours.size(), theirs.size()) && ours.get(at).equals(theirs.get(at))) {
      at++;
    }
    return "%s: %s, but %s".formatted(name, line(ours, at), line(theirs, at));
  }

  private static String line(List<String> lines, int at) {
    return at < lines.size() ? lines.get(at).strip() : "nothing";
  }
}
