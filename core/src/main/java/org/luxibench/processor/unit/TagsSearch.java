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
import org.luxibench.text.Patience;
import org.luxibench.text.SafePattern;

/** Finds tags by a regular expression, one that cannot run away, for as long as a query may. */
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
    return found(config, pattern, Patience.ofOurOwn());
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

  /** Path and tag of all that match, in the order of the configuration. */
  static List<List<String>> found(ClusterConfig config, SafePattern pattern, Patience patience)
      throws GanetiException {
    Found found = new Found(pattern, patience, new ArrayList<>());
    found.in("/cluster", config.cluster());
    found.inAll("/instances/", config.instances().values());
    found.inAll("/nodes/", config.nodes().values());
    found.inAll("/nodegroup/", config.groups().values());
    return found.pathsAndTags();
  }

  private record Found(SafePattern pattern, Patience patience, List<List<String>> pathsAndTags) {
    void inAll(String folder, Collection<? extends ConfigItem> items) throws GanetiException {
      for (ConfigItem item : items) {
        in(folder + item.name(), item);
      }
    }

    void in(String path, ConfigItem item) throws GanetiException {
      for (String tag : item.tags()) {
        patience.another();
        if (pattern.isFoundIn(tag)) {
          pathsAndTags.add(List.of(path, tag));
        }
      }
    }
  }
}
