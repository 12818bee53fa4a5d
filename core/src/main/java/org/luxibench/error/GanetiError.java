package org.luxibench.error;

import java.util.List;

/**
 * An error as LUXI carries it: a class name of Ganeti's and its arguments.
 *
 * @param className one of Ganeti's error classes, such as {@code OpPrereqError}
 * @param arguments JSON-like values: strings, numbers, lists, maps
 */
public record GanetiError(String className, List<Object> arguments) {

  public GanetiError {
    arguments = List.copyOf(arguments);
  }

  /** A precondition that does not hold; the caller can mend it. */
  public static GanetiError opPrereq(String message, ErrorCode code) {
    return new GanetiError("OpPrereqError", List.of(message, code.wireName()));
  }

  /** An operation that failed while it ran. */
  public static GanetiError opExec(String message) {
    return of("OpExecError", message);
  }

  /** An error of any class with one text argument. */
  public static GanetiError of(String className, String message) {
    return new GanetiError(className, List.of(message));
  }

  /** The first argument, which by convention is the sentence for people. */
  public String message() {
    return arguments.isEmpty() ? className : String.valueOf(arguments.get(0));
  }
}
