package org.luxibench.results.export;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of OpenMetrics 1.0 text with gauges only: what the format's grammar and its prose
 * forbid is refused with the line's number. Exemplars are not read.
 */
final class OpenMetricsParser {
  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final String NUMBER = "[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?";
  private static final Pattern DESCRIPTOR =
      Pattern.compile("# (TYPE|HELP|UNIT) (" + NAME + ") (.*)");
  private static final Pattern SAMPLE =
      Pattern.compile(
          "(" + NAME + ")(?:\\{(.*)\\})? (" + NUMBER + "|NaN|[+-]?Inf)(?: (" + NUMBER + "))?");
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\\\\\"\\n]|\\\\[\\\\\"n])*)\"(,|$)");

  /** A point. */
  record Point(Map<String, String> labels, double value, double timestamp) {}

  private final List<Point> points = new ArrayList<>();
  private final Set<String> descriptors = new HashSet<>();
  private final Set<Map<String, String>> closed = new HashSet<>();
  private String family = "";

  /** The points of the text, in its order. */
  static List<Point> parse(String text) {
    OpenMetricsParser parser = new OpenMetricsParser();
    String[] lines = text.split("\n", -1);
    require(lines.length >= 2, lines.length, "expected lines");
    require(lines[lines.length - 1].isEmpty(), lines.length, "the last line does not end");
    require(lines[lines.length - 2].equals("# EOF"), lines.length - 1, "expected # EOF at the end");
    for (int i = 0; i < lines.length - 2; i++) {
      parser.line(i + 1, lines[i]);
    }
    return parser.points;
  }

  private void line(int number, String line) {
    if (line.startsWith("#")) {
      Matcher found = DESCRIPTOR.matcher(line);
      require(found.matches(), number, "no descriptor: " + line);
      descriptor(number, found.group(1), found.group(2), found.group(3));
    } else {
      Matcher found = SAMPLE.matcher(line);
      require(found.matches(), number, "no sample: " + line);
      require(found.group(1).equals(family), number, "a gauge is named as its family " + family);
      sample(number, found);
    }
  }

  private void descriptor(int number, String kind, String name, String said) {
    if (!name.equals(family)) {
      require(descriptors.stream().noneMatch(d -> d.endsWith(" " + name)), number, "interleaved");
      family = name;
      closed.clear();
      points.clear();
    }
    require(points.isEmpty(), number, kind + " after a sample");
    require(descriptors.add(kind + " " + name), number, "twice: " + kind);
    require(!kind.equals("TYPE") || said.equals("gauge"), number, "expected a gauge");
    require(said.replaceAll("\\\\[\\\\\"n]", "").indexOf('\\') < 0, number, "escape in " + said);
  }

  private void sample(int number, Matcher found) {
    Map<String, String> labels = found.group(2) == null ? Map.of() : labels(number, found.group(2));
    double time = found.group(4) == null ? Double.NaN : Double.parseDouble(found.group(4));
    Point last = points.isEmpty() ? null : points.get(points.size() - 1);
    if (last != null && last.labels().equals(labels)) {
      require(last.timestamp() < time, number, "timestamps must rise");
    } else {
      require(closed.add(labels), number, "points of equal labels must stand together");
    }
    points.add(new Point(labels, Double.parseDouble(found.group(3)), time));
  }

  private static Map<String, String> labels(int number, String text) {
    Map<String, String> labels = new LinkedHashMap<>();
    Matcher label = LABEL.matcher(text);
    int at = 0;
    while (at < text.length()) {
      require(label.find(at) && label.start() == at, number, "no label: " + text.substring(at));
      String value = unescaped(label.group(2));
      require(labels.put(label.group(1), value) == null, number, "twice: " + label.group(1));
      require(label.end() < text.length() || label.group(3).isEmpty(), number, "comma at the end");
      at = label.end();
    }
    return labels;
  }

  private static String unescaped(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
        c = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
      }
      out.append(c);
    }
    return out.toString();
  }

  private static void require(boolean condition, int line, String otherwise) {
    if (!condition) {
      throw new IllegalArgumentException("line %d: %s".formatted(line, otherwise));
    }
  }
}
