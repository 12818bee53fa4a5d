package org.luxibench.results.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table of texts that can be written for a terminal, for Markdown and for a page.
 *
 * @param columns titles and alignment
 * @param rows each as long as {@code columns}
 */
public record Table(List<Column> columns, List<List<String>> rows) {
  /** Letters beyond which a cell of a page may take several lines. */
  private static final int LONG = 32;

  private static final Map<String, String> VERDICTS =
      Map.of(
          "passed", "passed",
          "kept", "passed",
          "fails, as expected", "shown",
          "PASSED, unexpectedly", "failed",
          "FAILED", "failed",
          "MISSED", "failed",
          "INVALID", "invalid");

  /**
   * A column.
   *
   * @param title its heading
   * @param number whether its cells are aligned to the right
   */
  public record Column(String title, boolean number) {
    /** A column of words. */
    public static Column text(String title) {
      return new Column(title, false);
    }

    /** A column of figures. */
    public static Column number(String title) {
      return new Column(title, true);
    }
  }

  public Table {
    columns = List.copyOf(columns);
    List<List<String>> copies = new ArrayList<>();
    for (List<String> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "row %s has %d cells, expected %d".formatted(row, row.size(), columns.size()));
      }
      copies.add(List.copyOf(row));
    }
    rows = List.copyOf(copies);
  }

  /** Lines of equal columns, two spaces between, no blanks at the ends; ends with a newline. */
  public String text() {
    int[] widths = widths();
    StringBuilder out = new StringBuilder();
    line(out, titles(), widths);
    for (List<String> row : rows) {
      line(out, row, widths);
    }
    return out.toString();
  }

  /** A Markdown table (GitHub's kind); ends with a newline. */
  public String markdown() {
    StringBuilder out = new StringBuilder();
    markdownLine(out, titles());
    out.append(
        columns.stream()
            .map(column -> column.number() ? "---:" : "---")
            .collect(Collectors.joining(" | ", "| ", " |\n")));
    rows.forEach(row -> markdownLine(out, row));
    return out.toString();
  }

  /**
   * An HTML table, its cells escaped, in a box of its own that scrolls when the screen is too
   * narrow. A cell that is a verdict's word is of a class of that name.
   */
  public String html() {
    StringBuilder out =
        new StringBuilder("<div class=\"scroll\" tabindex=\"0\"><table>\n<thead><tr>");
    cells(out, titles(), "th scope=\"col\"", "th");
    out.append("</tr></thead>\n<tbody>\n");
    for (List<String> row : rows) {
      out.append("<tr>");
      cells(out, row, "td", "td");
      out.append("</tr>\n");
    }
    return out.append("</tbody>\n</table></div>\n").toString();
  }

  private List<String> titles() {
    return columns.stream().map(Column::title).toList();
  }

  private int[] widths() {
    return IntStream.range(0, columns.size())
        .map(
            c ->
                IntStream.concat(
                        IntStream.of(columns.get(c).title().length()),
                        rows.stream().mapToInt(row -> row.get(c).length()))
                    .max()
                    .orElse(0))
        .toArray();
  }

  private void line(StringBuilder out, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int c = 0; c < cells.size(); c++) {
      String padding = " ".repeat(widths[c] - cells.get(c).length());
      line.append(c == 0 ? "" : "  ");
      line.append(columns.get(c).number() ? padding + cells.get(c) : cells.get(c) + padding);
    }
    out.append(line.toString().stripTrailing()).append('\n');
  }

  private static void markdownLine(StringBuilder out, List<String> cells) {
    out.append(
        cells.stream()
            .map(
                cell ->
                    Markup.characters(cell)
                        .replace("<", "&lt;")
                        .replace("|", "\\|")
                        .replace('\n', ' '))
            .collect(Collectors.joining(" | ", "| ", " |\n")));
  }

  private static String look(String cell) {
    return VERDICTS.getOrDefault(cell, cell.length() > LONG ? "long" : "");
  }

  private void cells(StringBuilder out, List<String> cells, String tag, String end) {
    for (int c = 0; c < cells.size(); c++) {
      String cell = cells.get(c);
      String look = columns.get(c).number() ? "n" : look(cell);
      out.append('<').append(tag);
      out.append(look.isEmpty() ? "" : " class=\"" + look + "\"").append('>');
      out.append(Markup.escape(cell)).append("</").append(end).append('>');
    }
  }
}
