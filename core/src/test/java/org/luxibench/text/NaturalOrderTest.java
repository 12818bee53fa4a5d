package org.luxibench.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NaturalOrderTest {
  private static final long SEED = 20_261_122;
  private static final Pattern GROUP = Pattern.compile("[0-9]+|[^0-9]+");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a1 a2 a10 a11",
        "node node1 node1.b node2 node10 node-a nodes",
        "1 2 10 a",
        "BGL/BGL BGL/[lockset] instances/[lockset] instances/inst1 instances/inst10",
        "a a1b2 a1b10 a2b1",
        "x9 x10000000000000000000000 x20000000000000000000000",
        "a007 a07 a7 a8"
      })
  void sortsAsPeopleExpect(String sorted) {
    List<String> expected = List.of(sorted.split(" "));
    List<String> shuffled = new ArrayList<>(expected);
    Collections.shuffle(shuffled, new Random(SEED));
    shuffled.sort(NaturalOrder.INSTANCE);
    assertThat(shuffled).isEqualTo(expected);
  }

  @Test
  void agreesWithComparingGroupByGroup() {
    Random random = new Random(SEED);
    for (int i = 0; i < 20_000; i++) {
      String left = name(random);
      String right = name(random);
      assertThat(Integer.signum(NaturalOrder.INSTANCE.compare(left, right)))
          .as("%s against %s", left, right)
          .isEqualTo(oracle(left, right));
    }
  }

  @Test
  void isATotalOrder() {
    Random random = new Random(SEED);
    List<String> names = IntStream.range(0, 120).mapToObj(i -> name(random)).toList();
    for (String a : names) {
      for (String b : names) {
        int ab = NaturalOrder.INSTANCE.compare(a, b);
        assertThat(Integer.signum(NaturalOrder.INSTANCE.compare(b, a)))
            .isEqualTo(-Integer.signum(ab));
        assertThat(ab == 0).isEqualTo(a.equals(b));
        for (String c : names) {
          if (ab <= 0 && NaturalOrder.INSTANCE.compare(b, c) <= 0) {
            assertThat(NaturalOrder.INSTANCE.compare(a, c)).isLessThanOrEqualTo(0);
          }
        }
      }
    }
  }

  /** Splits both into groups and compares lists, numbers as big integers. */
  private static int oracle(String left, String right) {
    List<String> a = groups(left);
    List<String> b = groups(right);
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      boolean first = Character.isDigit(a.get(i).charAt(0));
      boolean second = Character.isDigit(b.get(i).charAt(0));
      int order =
          first && second
              ? new BigInteger(a.get(i)).compareTo(new BigInteger(b.get(i)))
              : first != second ? (first ? -1 : 1) : a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return Integer.signum(order);
      }
    }
    int rest = Integer.compare(a.size(), b.size());
    return rest != 0 ? rest : Integer.signum(left.compareTo(right));
  }

  private static List<String> groups(String text) {
    List<String> groups = new ArrayList<>();
    Matcher matcher = GROUP.matcher(text);
    while (matcher.find()) {
      groups.add(matcher.group());
    }
    return groups;
  }

  private static String name(Random random) {
    String alphabet = "ab.-0019";
    StringBuilder name = new StringBuilder();
    for (int i = random.nextInt(8); i > 0; i--) {
      name.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return name.toString();
  }
}
