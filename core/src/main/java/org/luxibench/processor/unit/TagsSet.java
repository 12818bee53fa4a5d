package org.luxibench.processor.unit;

import java.io.IOException;
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
    List<String> present = Tagged.of(context).item().tags();
    for (String tag : context.opcode().texts("tags")) {
      check(tag);
    }
    added(present);
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    context.work();
    context.change(Tagged.retag(context, this::added));
    return null;
  }

  private List<String> added(List<String> present) throws GanetiException {
    Set<String> tags = new LinkedHashSet<>(present);
    tags.addAll(context.opcode().texts("tags"));
    if (tags.size() > MOST) {
      throw tagError("%d tags are too many, expected at most %d".formatted(tags.size(), MOST));
    }
    return List.copyOf(tags);
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
