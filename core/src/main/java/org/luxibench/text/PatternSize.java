package org.luxibench.text;

import java.util.regex.Pattern;

/**
 * Counts the instructions that a regular expression of RE2's syntax comes to with its repeats
 * written out, without writing them. A character counts as one, and so does a class, a star as two;
 * a repeat multiplies what stands before it. The count may be too high, never too low: what is no
 * valid expression is counted somehow, as the compiler refuses it afterwards.
 */
final class PatternSize {
  /** Sums stop here, far above any bound, so that none overflows. */
  private static final long LARGEST = 1_000_000;

  /** RE2 refuses higher counts itself. */
  private static final int MOST_REPEATS = 1_001;

  /** A group that only sets flags, after its parenthesis. */
  private static final Pattern FLAGS = Pattern.compile("\\?[a-zA-Z-]*\\)");

  private final String text;
  private int at;

  /**
   * Whether a repeat after the atom read last repeats just that; where not, it is an operator or
   * stands for nothing, and the repeat is for what came before it.
   */
  private boolean repeatable;

  private PatternSize(String text) {
    this.text = text;
  }

  /** Instructions, at least; {@value #LARGEST} stands for any number above it. */
  static long of(String text) {
    PatternSize size = new PatternSize(text);
    long total = size.sequence();
    while (size.at < text.length()) {
      size.at++; // a closing parenthesis too many
      total = Math.min(LARGEST, total + size.sequence() + 1);
    }
    return total;
  }

  /** Up to the end or a closing parenthesis. */
  private long sequence() {
    long total = 0;
    long last = 0;
    while (at < text.length() && text.charAt(at) != ')') {
      int repeats = repeats();
      long before = last;
      if (repeats > 0) {
        last = Math.min(LARGEST, (last + 1) * repeats);
        total = Math.min(LARGEST, total - before + last);
      } else {
        long size = atom();
        last = repeatable ? size : Math.min(LARGEST, last + size);
        total = Math.min(LARGEST, total + size);
      }
    }
    return total;
  }

  private long atom() {
    char first = text.charAt(at++);
    repeatable = "*+?".indexOf(first) < 0;
    if (first == '(') {
      boolean onlyFlags = FLAGS.matcher(text).region(at, text.length()).lookingAt();
      long inner = sequence();
      at++;
      repeatable = !onlyFlags;
      return inner + 2;
    } else if (first == '[') {
      skipClass();
    } else if (first == '\\' && at < text.length()) {
      return escape(text.charAt(at++));
    }
    return first == '*' ? 2 : 1;
  }

  /** After a backslash and the character that follows it. */
  private long escape(char kind) {
    if (kind == 'Q') {
      int end = text.indexOf("\\E", at);
      int length = (end < 0 ? text.length() : end) - at;
      at = end < 0 ? text.length() : end + 2;
      repeatable = length > 0;
      return length;
    }
    if ("pPx".indexOf(kind) >= 0 && at < text.length() && text.charAt(at) == '{') {
      skipPast("}");
    }
    return 1;
  }

  /** After its opening bracket; a closing one in the first place stands for itself. */
  private void skipClass() {
    if (at < text.length() && text.charAt(at) == '^') {
      at++;
    }
    boolean first = true;
    while (at < text.length() && (first || text.charAt(at) != ']')) {
      first = false;
      skipClassItem();
    }
    at++;
  }

  /** A named class, an escaped one, a character or a range; the end of a range names no class. */
  private void skipClassItem() {
    if (text.startsWith("[:", at) && text.indexOf(":]", at + 2) >= 0) {
      at += 2;
      skipPast(":]");
      return;
    }
    boolean mayBegin = !(stands('\\', at) && at + 1 < text.length() && isClass(at + 1));
    skipClassCharacter();
    if (mayBegin && stands('-', at) && !stands(']', at + 1)) {
      at++;
      skipClassCharacter();
    }
  }

  private void skipClassCharacter() {
    if (stands('\\', at) && at + 1 < text.length()) {
      at += 2;
      escape(text.charAt(at - 1));
    } else {
      at++;
    }
  }

  private boolean isClass(int index) {
    return "pPdDsSwW".indexOf(text.charAt(index)) >= 0;
  }

  private boolean stands(char wanted, int index) {
    return index < text.length() && text.charAt(index) == wanted;
  }

  private void skipPast(String end) {
    int found = text.indexOf(end, at);
    at = found < 0 ? text.length() : found + end.length();
  }

  /** The higher count of a repeat that stands here, which is passed over; 0 if there is none. */
  private int repeats() {
    int end = text.charAt(at) == '{' ? text.indexOf('}', at) : -1;
    if (end < 0) {
      return 0;
    }
    String counts = text.substring(at + 1, end);
    if (!counts.matches("[0-9]+(,[0-9]*)?")) {
      return 0;
    }
    at = end + 1;
    int comma = counts.indexOf(',');
    int least = number(comma < 0 ? counts : counts.substring(0, comma));
    int most = comma < 0 ? 0 : number(counts.substring(comma + 1));
    return Math.max(1, Math.max(least, most));
  }

  private static int number(String digits) {
    String plain = digits.replaceFirst("^0+", "");
    return plain.isEmpty() ? 0 : plain.length() > 4 ? MOST_REPEATS : capped(plain);
  }

  private static int capped(String digits) {
    return Math.min(MOST_REPEATS, Integer.parseInt(digits));
  }
}
