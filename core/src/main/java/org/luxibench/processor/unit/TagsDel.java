package org.luxibench.processor.unit;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.LogicalUnit;

/** Removes tags from one object that has all of them. */
record TagsDel(UnitContext context) implements LogicalUnit {

  @Override
  public void checkPrerequisites() throws GanetiException {
    List<String> present = Tagged.of(context).item().tags();
    String missing =
        context.opcode().texts("tags").stream()
            .filter(tag -> !present.contains(tag))
            .sorted()
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw GanetiException.opPrereq("Tag(s) not found: " + missing, ErrorCode.UNKNOWN_ENTITY);
    }
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    Tagged tagged = Tagged.of(context);
    List<String> unwanted = context.opcode().texts("tags");
    List<String> left =
        tagged.item().tags().stream().filter(tag -> !unwanted.contains(tag)).toList();
    context.work();
    context.change(config -> tagged.withTags().apply(config, left));
    return null;
  }
}
