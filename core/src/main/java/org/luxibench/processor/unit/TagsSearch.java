package org.luxibench.processor.unit;

import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ConfigItem;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;
import org.luxibench.text.SafePattern;

/** Finds tags by a regular expression, one that cannot run away. */
record TagsSearch(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    pattern();
  }

  @Override
  public Object run() throws GanetiException, InterruptedException {
    SafePattern pattern = pattern();
    ClusterConfig config = context.config();
    context.work();
    List<List<String>> found = new ArrayList<>();
    collect(pattern, "/cluster", config.cluster(), found);
    collectAll(pattern, "/instances/", config.instances().values(), found);
    collectAll(pattern, "/nodes/", config.nodes().values(), found);
    collectAll(pattern, "/nodegroup/", config.groups().values(), found);
    return found;
  }

  private SafePattern pattern() throws GanetiException {
    String text = context.opcode().text("pattern");
    try {
      return SafePattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw GanetiException.opPrereq(
          "Invalid search pattern '%s': %s".formatted(text, e.getDescription()),
          ErrorCode.WRONG_INPUT);
    }
  }

  private static void collectAll(
      SafePattern pattern,
      String folder,
      Collection<? extends ConfigItem> items,
      List<List<String>> found) {
    items.forEach(item -> collect(pattern, folder + item.name(), item, found));
  }

  private static void collect(
      SafePattern pattern, String path, ConfigItem item, List<List<String>> found) {
    for (String tag : item.tags()) {
      if (pattern.isFoundIn(tag)) {
        found.add(List.of(path, tag));
      }
    }
  }
}
