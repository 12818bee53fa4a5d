package org.luxibench.results.report;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format 0.0.4 as strictly as its documentation states it: one HELP and one
 * TYPE a metric, before its samples; all lines of a metric in one group; no sample twice; labels
 * and numbers well formed; a final newline.
 */
final class PrometheusParser {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
  private static final Pattern HELP = Pattern.compile("# HELP (\\S+) (?:[^\\\\]|\\\\[\\\\n])*");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (\\S+) (counter|gauge|histogram|summary|untyped)");
  private static final Pattern SAMPLE =
      Pattern.compile("([^\\s{]+)(?:\\{(.*)})? (NaN|[+-]Inf|[-+0-9.eE]+)");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\[\\\\n\"])*)\"(?:,|$)");

  /** A sample line. */
  record Sample(String name, Map<String, String> labels, double value) {}

  private final List<Sample> samples = new ArrayList<>();
  private final Set<String> ended = new HashSet<>();
  private final Set<String> helped = new HashSet<>();
  private final Set<Map.Entry<String, Map<String, String>>> seen = new HashSet<>();
  private String metric = "";
  private String type = "";

  private PrometheusParser() {}

  /**
   * The samples.
   *
   * @throws IllegalArgumentException naming the line that breaks a rule
   */
  static List<Sample> parse(String text) {
    if (!text.endsWith("\n")) {
      throw new IllegalArgumentException("the last line does not end");
    }
    PrometheusParser parser = new PrometheusParser();
    text.lines().forEach(parser::line);
    return parser.samples;
  }

  private void line(String line) {
    Matcher help = HELP.matcher(line);
    Matcher kind = TYPE.matcher(line);
    Matcher sample = SAMPLE.matcher(line);
    if (help.matches()) {
      begin(help.group(1), line);
      require(helped.add(metric), line, "a second HELP");
    } else if (kind.matches()) {
      begin(kind.group(1), line);
      require(type.isEmpty(), line, "a second TYPE");
      type = kind.group(2);
    } else {
      require(sample.matches(), line, "neither comment nor sample");
      add(sample, line);
    }
  }

  private void begin(String name, String line) {
    require(NAME.matcher(name).matches(), line, "not a metric's name");
    if (!name.equals(metric)) {
      ended.add(metric);
      require(!ended.contains(name), line, "the metric's lines are not in one group");
      metric = name;
      type = "";
    }
  }

  private void add(Matcher sample, String line) {
    String name = sample.group(1);
    String family = type.equals("summary") ? name.replaceFirst("_(sum|count)$", "") : name;
    require(family.equals(metric) && !type.isEmpty(), line, "no TYPE stands before it");
    String labelText = sample.group(2);
    Map<String, String> labels = labels(labelText == null ? "" : labelText, line);
    require(
        !type.equals("summary") || labels.containsKey("quantile") == name.equals(metric),
        line,
        "a summary's quantile label is missing or too many");
    require(seen.add(Map.entry(name, labels)), line, "the sample stands there twice");
    samples.add(new Sample(name, labels, number(sample.group(3))));
  }

  private static Map<String, String> labels(String text, String line) {
    Map<String, String> labels = new LinkedHashMap<>();
    Matcher label = LABEL.matcher(text);
    int end = 0;
    while (label.find() && label.start() == end) {
      require(labels.put(label.group(1), label.group(2)) == null, line, "a label twice");
      end = label.end();
    }
    require(end == text.length(), line, "malformed labels from '" + text.substring(end) + "'");
    return labels;
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static void require(boolean kept, String line, String broken) {
    if (!kept) {
      throw new IllegalArgumentException(broken + ": " + line);
    }
  }
}
