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
    left(Tagged.of(context).item().tags());
  }

  @Override
  public @Nullable Object run() throws GanetiException, IOException, InterruptedException {
    context.work();
    context.change(Tagged.retag(context, this::left));
    return null;
  }

  private List<String> left(List<String> present) throws GanetiException {
    List<String> unwanted = context.opcode().texts("tags");
    String missing =
        unwanted.stream()
            .filter(tag -> !present.contains(tag))
            .sorted()
            .collect(Collectors.joining(", "));
    if (!missing.isEmpty()) {
      throw GanetiException.opPrereq("Tag(s) not found: " + missing, ErrorCode.UNKNOWN_ENTITY);
    }
    return present.stream().filter(tag -> !unwanted.contains(tag)).toList();
  }
}
