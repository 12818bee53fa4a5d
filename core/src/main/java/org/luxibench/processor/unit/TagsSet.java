package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Adds tags to one object; those it has already are fine. */
record TagsSet(UnitContext context) implements LogicalUnit {
  private static final Pattern LEGAL = Pattern.compile("[\\w.+*/:@-]+");
  private static final int LONGEST = 128;
  private static final int MOST = 4096;

  @Override
  public void checkPrerequisites() throws GanetiException {
    Tagged.of(context);
    for (String tag : context.opcode().texts("tags")) {
      check(tag);
    }
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    Tagged tagged = Tagged.of(context);
    Set<String> tags = new LinkedHashSet<>(tagged.item().tags());
    tags.addAll(context.opcode().texts("tags"));
    if (tags.size() > MOST) {
      throw tagError("%d tags are too many, expected at most %d".formatted(tags.size(), MOST));
    }
    context.work();
    List<String> all = new ArrayList<>(tags);
    context.change(config -> tagged.withTags().apply(config, all));
    return null;
  }

  private static void check(String tag) throws GanetiException {
    if (tag.length() > LONGEST) {
      throw tagError("Tag '%s' is longer than %d characters".formatted(tag, LONGEST));
    }
    if (!LEGAL.matcher(tag).matches()) {
      throw tagError(
          "Tag '%s' has other characters than letters, digits and ._+*/:@-".formatted(tag));
    }
  }

  private static GanetiException tagError(String message) {
    return new GanetiException(GanetiError.of("TagError", message));
  }
}
