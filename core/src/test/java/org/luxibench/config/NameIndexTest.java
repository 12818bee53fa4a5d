package org.luxibench.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class NameIndexTest {

  /** Counts the walks through it. */
  private static final class Walked extends TreeMap<String, Integer> {
    private static final long serialVersionUID = 1L;
    private int walks;

    @Override
    public Set<Map.Entry<String, Integer>> entrySet() {
      walks++;
      return super.entrySet();
    }
  }

  private final Walked names = new Walked();
  private final NameIndex<Integer> index = new NameIndex<>(names);

  @Test
  void unknownNamesDoNotWalkThroughTheKnownOnes() {
    names.put("web1.example.com", 1);
    names.put("Web2.example.com", 2);
    for (int i = 0; i < 100; i++) {
      assertThat(index.find("nosuch" + i)).isEmpty();
      assertThat(index.find("web2")).contains(2);
    }
    assertThat(names.walks).isEqualTo(1);
  }

  @Test
  void namesThatDifferInCaseAloneAreFoundExactlyOnly() {
    names.put("Web1.example.com", 1);
    names.put("WEB1.example.com", 2);
    names.put("Web2", 3);
    names.put("Web2.Example.com", 4);
    assertThat(index.find("web1.example.com")).isEmpty();
    assertThat(index.find("web1")).isEmpty();
    assertThat(index.find("web2")).isEmpty();
    assertThat(index.find("WEB1.example.com")).contains(2);
    assertThat(index.find("web2.example")).contains(4);
  }
}
