package org.luxibench.results.ab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.luxibench.results.compare.Comparison;
import org.luxibench.results.compare.ComparisonJson;
import org.luxibench.results.compare.ComparisonPage;
import org.luxibench.results.compare.ComparisonTable;
import org.luxibench.results.compare.Pages;
import org.luxibench.results.store.RunRecords;
import tools.jackson.databind.node.ObjectNode;

/** Writes what came of an experiment: {@code ab.txt}, {@code ab.json}, {@code ab.html}. */
public final class AbFiles {
  private AbFiles() {}

  /**
   * Writes the files.
   *
   * @param setup what was measured and how
   * @return the text, for the console
   */
  public static String write(Path folder, Setup setup, Outcome outcome) throws IOException {
    Comparison confirmation = outcome.confirmation();
    String text = ComparisonTable.text(outcome.comparison());
    String page = ComparisonPage.section(outcome.comparison());
    if (confirmation != null) {
      text = "%s%nmeasured afresh:%n%s".formatted(text, ComparisonTable.text(confirmation));
      page = page + "<h2>Measured afresh</h2>\n" + ComparisonPage.section(confirmation);
      Files.writeString(folder.resolve("confirmation.json"), ComparisonJson.write(confirmation));
    }
    text = text + "%d rounds a side%n".formatted(outcome.rounds());
    Files.writeString(folder.resolve("ab.txt"), text);
    ObjectNode json = ComparisonJson.tree(outcome.comparison());
    json.set("experiment", setup.json(outcome.rounds()));
    Files.writeString(folder.resolve("ab.json"), RunRecords.MAPPER.writeValueAsString(json) + "\n");
    Files.writeString(folder.resolve("ab.html"), Pages.page(outcome.comparison().summary(), page));
    return text;
  }
}
