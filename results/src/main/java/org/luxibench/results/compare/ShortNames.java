package org.luxibench.results.compare;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Shortens a bench's name to class and method, unless another package has a bench of that name:
 * their samples must not be put together.
 */
final class ShortNames {
  private ShortNames() {}

  static Measurements of(Measurements named) {
    Map<String, Set<String>> byShortName = new HashMap<>();
    for (Series series : named.series()) {
      String full = bench(series.subject());
      byShortName.computeIfAbsent(shortened(full), name -> new HashSet<>()).add(full);
    }
    return named.renamed(
        subject -> {
          String full = bench(subject);
          String name = shortened(full);
          boolean one = byShortName.getOrDefault(name, Set.of()).size() == 1;
          return one ? name + subject.substring(full.length()) : subject;
        });
  }

  /** The subject's part before parameters, threads and the method of a group. */
  private static String bench(String subject) {
    int end = 0;
    while (end < subject.length() && "[ :".indexOf(subject.charAt(end)) < 0) {
      end++;
    }
    return subject.substring(0, end);
  }

  private static String shortened(String full) {
    int method = full.lastIndexOf('.');
    int type = full.lastIndexOf('.', method - 1);
    return full.substring(type + 1);
  }
}
