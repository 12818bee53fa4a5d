package org.luxibench.results.load;

/**
 * What had to be true of the daemon for a phase to mean anything.
 *
 * @param text such as {@code BGL is shared, an exclusive acquire pends}; empty when none was stated
 * @param held whether it was true before and all through the phase
 * @param detail what was seen, above all when it did not hold
 */
public record Premise(String text, boolean held, String detail) {

  /** A phase without a premise: it cannot fail to hold. */
  public static final Premise NONE = new Premise("", true, "");
}
