package org.luxibench.results.report;

/** Text made safe for XML and HTML. */
final class Markup {
  private Markup() {}

  /** For element content and quoted attributes. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    characters(text)
        .chars()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append((char) c);
              }
            });
    return out.toString();
  }

  /** Replaces what XML 1.0 cannot hold in any form, such as the escape character of colours. */
  static String characters(String text) {
    return text.replaceAll(
        "[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
  }

  /** For a line of Markdown as GitHub shows it: no markup, no HTML, no line breaks, no mentions. */
  static String markdown(String text) {
    return characters(text)
        .replaceAll("\\s+", " ")
        .replaceAll("([\\\\`*_\\[\\]|#~!>])", "\\\\$1")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace("@", "&#64;");
  }

  /**
   * For a terminal, which must not be told to do anything: only line breaks are left as they are.
   */
  static String terminal(String text) {
    return text.replaceAll("[\\p{Cntrl}\\x{80}-\\x{9f}&&[^\\n]]", "\uFFFD");
  }
}
