package org.luxibench.locking;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Order of names in which groups of digits compare as numbers: {@code Jq2} before {@code Jq10}. */
final class NaturalOrder implements Comparator<String> {
  private static final NaturalOrder BY_NAME = new NaturalOrder();

  private NaturalOrder() {}

  /** Names of the owners, sorted. */
  static List<String> names(Stream<LockOwner> owners) {
    return owners.map(LockOwner::name).sorted(BY_NAME).toList();
  }

  @Override
  public int compare(String left, String right) {
    int i = 0;
    int j = 0;
    while (i < left.length() && j < right.length()) {
      int iEnd = endOfRun(left, i);
      int jEnd = endOfRun(right, j);
      int order = compareRuns(left.substring(i, iEnd), right.substring(j, jEnd));
      if (order != 0) {
        return order;
      }
      i = iEnd;
      j = jEnd;
    }
    return Integer.compare(left.length() - i, right.length() - j);
  }

  private static int compareRuns(String left, String right) {
    if (!isDigit(left.charAt(0)) || !isDigit(right.charAt(0))) {
      return left.compareTo(right);
    }
    String leftNumber = withoutZeros(left);
    String rightNumber = withoutZeros(right);
    int byLength = Integer.compare(leftNumber.length(), rightNumber.length());
    return byLength != 0 ? byLength : leftNumber.compareTo(rightNumber);
  }

  private static String withoutZeros(String digits) {
    int start = 0;
    while (start < digits.length() - 1 && digits.charAt(start) == '0') {
      start++;
    }
    return digits.substring(start);
  }

  private static int endOfRun(String text, int start) {
    boolean digits = isDigit(text.charAt(start));
    int end = start + 1;
    while (end < text.length() && isDigit(text.charAt(end)) == digits) {
      end++;
    }
    return end;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
