package org.luxibench.opcode;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the type descriptions of the table, such as {@code None or (List of NonEmptyString)}.
 *
 * <p>A description is a chain of terms joined by one of {@code and}, {@code or}; what is composed
 * stands in brackets inside another. The parser is a plain recursive descent, one method a rule.
 */
final class TypeParser {
  private static final Pattern LENGTH = Pattern.compile("Length (\\d+)");
  private static final Pattern ITEM = Pattern.compile("[Ii]tem (\\d+) is ");
  private static final Pattern WORD = Pattern.compile("<[^>]*>|\\w+");

  private final String text;
  private int position;

  private TypeParser(String text) {
    this.text = text;
  }

  /**
   * Reads one description.
   *
   * @throws IllegalArgumentException naming the description and the place that is not understood
   */
  static ParameterType parse(String description) {
    TypeParser parser = new TypeParser(description);
    ParameterType type = parser.chain();
    if (parser.position < description.length()) {
      throw parser.notUnderstood();
    }
    return type;
  }

  private ParameterType chain() {
    ParameterType type = term();
    while (true) {
      if (take(" or ")) {
        type = ParameterTypes.either(type, term());
      } else if (take(" and ")) {
        type = ParameterTypes.both(type, term());
      } else {
        return type;
      }
    }
  }

  private ParameterType term() {
    if (take("(")) {
      ParameterType inner = chain();
      expect(")");
      return inner;
    }
    if (take("List of ")) {
      return ParameterTypes.listOf(term());
    }
    if (take("Dictionary with keys of ")) {
      ParameterType keys = term();
      expect(" and values of ");
      return ParameterTypes.mapOf(keys, term());
    }
    if (take("OneOf ")) {
      return ParameterTypes.oneOf(choices());
    }
    if (take("Result of GetFirstItem must be ")) {
      return ParameterTypes.item(0, term());
    }
    return sizedOrNamed();
  }

  private ParameterType sizedOrNamed() {
    Matcher length = match(LENGTH);
    if (length != null) {
      int wanted = Integer.parseInt(length.group(1));
      return value -> value.isArray() && value.size() == wanted;
    }
    Matcher item = match(ITEM);
    if (item != null) {
      ParameterType type = ParameterTypes.item(Integer.parseInt(item.group(1)), term());
      return take(", ") ? ParameterTypes.both(type, term()) : type;
    }
    Matcher word = match(WORD);
    if (word == null) {
      throw notUnderstood();
    }
    return ParameterTypes.named(word.group()).orElseThrow(this::notUnderstood);
  }

  private List<String> choices() {
    List<String> choices = new ArrayList<>();
    do {
      int end = position;
      while (end < text.length() && ",)".indexOf(text.charAt(end)) < 0) {
        end++;
      }
      choices.add(text.substring(position, end));
      position = end;
    } while (take(", "));
    return choices;
  }

  private @Nullable Matcher match(Pattern pattern) {
    Matcher matcher = pattern.matcher(text).region(position, text.length());
    if (!matcher.lookingAt()) {
      return null;
    }
    position = matcher.end();
    return matcher;
  }

  private boolean take(String expected) {
    if (!text.startsWith(expected, position)) {
      return false;
    }
    position += expected.length();
    return true;
  }

  private void expect(String expected) {
    if (!take(expected)) {
      throw notUnderstood();
    }
  }

  private IllegalArgumentException notUnderstood() {
    return new IllegalArgumentException(
        "type '%s' is not understood from column %d".formatted(text, position));
  }
}
