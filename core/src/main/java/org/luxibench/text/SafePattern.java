package org.luxibench.text;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/**
 * A regular expression that a client may choose. RE2/J never backtracks, but it writes repeats out:
 * the time for each character and the memory grow with the number of instructions, which nested
 * repeats multiply. So both the text and that number are bounded before anything is compiled.
 *
 * <p>Immutable.
 */
public final class SafePattern {
  /** Longest expression, in characters. */
  public static final int MOST_CHARACTERS = 1_000;

  /** Most instructions of one expression; {@code x{1000}} is allowed, a thousand of those not. */
  public static final int MOST_INSTRUCTIONS = 2_500;

  private final Pattern pattern;
  private final int instructions;

  private SafePattern(Pattern pattern, int instructions) {
    this.pattern = pattern;
    this.instructions = instructions;
  }

  /**
   * Compiles an expression.
   *
   * @throws PatternSyntaxException if it is none, or exceeds a bound
   */
  public static SafePattern compile(String text) {
    if (text.length() > MOST_CHARACTERS) {
      throw new PatternSyntaxException(
          "longer than " + MOST_CHARACTERS + " characters", text.substring(0, 40) + "...");
    }
    long instructions = PatternSize.of(text);
    if (instructions > MOST_INSTRUCTIONS) {
      throw new PatternSyntaxException(
          "more than " + MOST_INSTRUCTIONS + " instructions with its repeats written out", text);
    }
    return new SafePattern(Pattern.compile(text), (int) instructions);
  }

  /** Whether some part of the text matches. */
  public boolean isFoundIn(String text) {
    return pattern.matcher(text).find();
  }

  /** What it costs: never fewer than the instructions run for a character at the worst. */
  public int instructions() {
    return instructions;
  }
}
