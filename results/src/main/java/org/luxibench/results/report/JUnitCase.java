package org.luxibench.results.report;

import java.util.List;
import java.util.Locale;

/**
 * One case of a JUnit file.
 *
 * @param told the reason when it did not pass, else a note; may be empty
 */
record JUnitCase(String name, double seconds, Outcome outcome, String told) {

  /** What became of it. */
  enum Outcome {
    PASSED,
    FAILED,
    ERROR,
    SKIPPED
  }

  /** The attributes that count the cases of a suite. */
  static String totals(List<JUnitCase> cases) {
    return String.format(
        Locale.ROOT,
        "tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%.3f\"",
        cases.size(),
        count(cases, Outcome.FAILED),
        count(cases, Outcome.ERROR),
        count(cases, Outcome.SKIPPED),
        cases.stream().mapToDouble(JUnitCase::seconds).sum());
  }

  private static long count(List<JUnitCase> cases, Outcome outcome) {
    return cases.stream().filter(one -> one.outcome == outcome).count();
  }

  String xml(String className) {
    String open =
        String.format(
            Locale.ROOT,
            "    <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\"",
            Markup.escape(className),
            Markup.escape(name),
            seconds);
    String inside = inside();
    return inside.isEmpty() ? open + "/>\n" : open + ">" + inside + "</testcase>\n";
  }

  private String inside() {
    String text = Markup.escape(told);
    return switch (outcome) {
      case PASSED -> text.isEmpty() ? "" : "<system-out>" + text + "</system-out>";
      case FAILED -> "<failure message=\"" + text + "\"/>";
      case ERROR -> "<error message=\"" + text + "\"/>";
      case SKIPPED -> "<skipped message=\"" + text + "\"/>";
    };
  }
}
