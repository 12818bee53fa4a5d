package org.luxibench.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class SafePatternTest {
  private static final int EXPRESSIONS = 10_000;
  private static final long SEED = Long.getLong("luxibench.pattern.seed", 4);
  private static final long WRITTEN_OUT = 20_000;

  private static final String[] PARTS = {
    "x",
    "(",
    "(",
    ")",
    ")",
    "(?:",
    "(?i)",
    "(?P<n>",
    "{3}",
    "{2,7}",
    "{4,}",
    "{0,9}",
    "{0}",
    "{1}",
    "{03}",
    "{,3}",
    "*",
    "+",
    "?",
    "*?",
    "|",
    ".",
    "^",
    "$",
    "[",
    "]",
    "[^",
    "[]",
    "[^]",
    "[:",
    ":]",
    "[:alpha:]",
    "[A-[:]",
    "-",
    "-[",
    "\\",
    "\\Q",
    "\\E",
    "\\]",
    "\\d",
    "\\pL",
    "\\p{Greek}",
    "\\x{3}",
    "\\x41",
    "\\b",
    "{",
    "}",
    "\u00e9",
    "\ud83d\ude00"
  };

  /** The bound has to hold for whatever the compiler takes, so it is held against the compiler. */
  @Test
  void noExpressionHasMoreInstructionsThanWereCounted() {
    Random random = new Random(SEED);
    int compiled = 0;
    for (int i = 0; i < EXPRESSIONS; i++) {
      String text = expression(random);
      long counted = PatternSize.of(text);
      if (counted <= WRITTEN_OUT && compiles(text)) {
        compiled++;
        assertThat((long) Pattern.compile(text).programSize())
            .as("instructions of %s", text)
            .isLessThanOrEqualTo(counted + 3);
      }
    }
    assertThat(compiled).as("expressions that compile").isGreaterThan(EXPRESSIONS / 20);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "((x{1000}){1000}){1000}",
        "(x{100}){100}",
        "x?{1000}x?{1000}x?{1000}",
        "[A-[:](x{100}){100}[:]",
        "([[:alpha:])]x{100}){100}",
        "(\\Qx\\E{100}){100}",
        "(x{0,100}){0,100}",
        "(x{100})(?i){100}",
        "x{100}(?i)(?-s){100}",
        "(x{100})*(?i){100}",
        "x{100}?\\Q\\E{100}",
        "(x{100,}){100,}"
      })
  void repeatsThatMultiplyAreRefused(String text) {
    assertThatThrownBy(() -> SafePattern.compile(text))
        .isInstanceOf(PatternSyntaxException.class)
        .hasMessageContaining("more than 2500 instructions");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x{1000}",
        "^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$",
        "(\\d{1,3}\\.){3}\\d{1,3}",
        "\\Q((x{1000}){1000}){1000}\\E",
        "[(x{1000}){1000}]",
        "x{,1000}{,1000}",
        "\\x{1F600}\\p{Greek}"
      })
  void whatIsSmallIsCompiled(String text) {
    assertThat(SafePattern.compile(text).instructions())
        .isLessThanOrEqualTo(SafePattern.MOST_INSTRUCTIONS);
  }

  @Test
  void tooLongATextIsRefusedUnread() {
    assertThatThrownBy(() -> SafePattern.compile("a".repeat(1_001)))
        .isInstanceOf(PatternSyntaxException.class)
        .hasMessageContaining("longer than 1000 characters");
  }

  private static String expression(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 1 + random.nextInt(9); i > 0; i--) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
      if (random.nextInt(3) == 0) {
        text.append("{9}");
      }
    }
    return text.toString();
  }

  private static boolean compiles(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException e) {
      return false;
    }
  }
}
