package org.luxibench.processor;

import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiError;

/** How far an execution came. */
public sealed interface Progress {

  /**
   * The opcode succeeded.
   *
   * @param result whatever {@link org.luxibench.json.Json#write} takes
   */
  record Done(@Nullable Object result) implements Progress {}

  /** The opcode failed, at validation, at a prerequisite or while it ran. */
  record Failed(GanetiError error) implements Progress {}

  /** The opcode was given up before its unit ran. */
  record Canceled() implements Progress {}

  /** A lock is awaited, or the next attempt: see {@link OpExecution#whenReady}. */
  record Waiting() implements Progress {}
}
