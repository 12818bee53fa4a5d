package org.luxibench.results.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a scenario's text asks to be measured. Its values have been put in where they are used, so
 * that the blocks which list them say nothing more; nor do its reason and its comments.
 */
public final class ScenarioText {
  /** The behaviours that were driven are the run's legs, whatever the scenario lists. */
  private static final Set<String> SAYS_NOTHING =
      Set.of("reason", "values", "quick", "again", "behaviours");

  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");

  private ScenarioText() {}

  /**
   * Without what does not matter.
   *
   * @param yaml as it was run
   */
  public static String essence(String yaml) {
    List<String> kept = new ArrayList<>();
    boolean saysSomething = true;
    for (String line : yaml.lines().toList()) {
      String text = COMMENT.matcher(line).replaceFirst("").stripTrailing();
      if (beginsBlock(text)) {
        saysSomething = !SAYS_NOTHING.contains(text.substring(0, text.indexOf(':')));
      }
      if (saysSomething && !text.isEmpty()) {
        kept.add(text);
      }
    }
    return String.join("\n", kept);
  }

  private static boolean beginsBlock(String line) {
    return line.indexOf(':') > 0 && Character.isLetter(line.charAt(0));
  }
}
