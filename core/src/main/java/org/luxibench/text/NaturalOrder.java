package org.luxibench.text;

import java.util.Comparator;

/**
 * The order people expect of numbered names: digit groups compare as numbers, before other groups;
 * the rest compares by code unit. Names alike but for leading zeros compare as plain text.
 */
public enum NaturalOrder implements Comparator<String> {
  INSTANCE;

  @Override
  public int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      boolean digits = isDigit(left.charAt(i));
      if (digits != isDigit(right.charAt(j))) {
        return digits ? -1 : 1;
      }
      int leftEnd = groupEnd(left, i);
      int rightEnd = groupEnd(right, j);
      int order =
          digits
              ? numbers(left, i, leftEnd, right, j, rightEnd)
              : texts(left, i, leftEnd, right, j, rightEnd);
      if (order != 0) {
        return order;
      }
      i = leftEnd;
      j = rightEnd;
    }
    int rest = Integer.compare(left.length() - i, right.length() - j);
    return rest != 0 ? rest : left.compareTo(right);
  }

  private static int groupEnd(String text, int start) {
    boolean digits = isDigit(text.charAt(start));
    int end = start + 1;
    while (end < text.length() && isDigit(text.charAt(end)) == digits) {
      end++;
    }
    return end;
  }

  /** Compares digit groups of any length: without leading zeros, the longer one is larger. */
  private static int numbers(String a, int aStart, int aEnd, String b, int bStart, int bEnd) {
    int i = skipZeros(a, aStart, aEnd);
    int j = skipZeros(b, bStart, bEnd);
    int longer = Integer.compare(aEnd - i, bEnd - j);
    return longer != 0 ? longer : texts(a, i, aEnd, b, j, bEnd);
  }

  private static int texts(String a, int aStart, int aEnd, String b, int bStart, int bEnd) {
    int common = Math.min(aEnd - aStart, bEnd - bStart);
    for (int k = 0; k < common; k++) {
      int order = Character.compare(a.charAt(aStart + k), b.charAt(bStart + k));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(aEnd - aStart, bEnd - bStart);
  }

  private static int skipZeros(String text, int start, int end) {
    int at = start;
    while (at < end && text.charAt(at) == '0') {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
