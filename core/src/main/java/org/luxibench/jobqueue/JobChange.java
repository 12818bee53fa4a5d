package org.luxibench.jobqueue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What WaitForJobChange answers. */
public sealed interface JobChange {

  /** The answer as a JSON-like value. */
  @Nullable Object wire();

  /**
   * The job looks other than the client said.
   *
   * @param info the requested fields
   * @param log the lines after the client's last
   */
  record Changed(List<@Nullable Object> info, List<LogEntry> log) implements JobChange {
    @Override
    public Object wire() {
      return List.of(info, log.stream().map(LogEntry::wire).toList());
    }
  }

  /** The time ran out first. */
  record NoChange() implements JobChange {
    @Override
    public Object wire() {
      return "nochange";
    }
  }

  /** There is no such job, or it has been archived. */
  record NoSuchJob() implements JobChange {
    @Override
    public @Nullable Object wire() {
      return null;
    }
  }
}
