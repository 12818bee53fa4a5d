package org.luxibench.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.error.GanetiException;

class NameExpansionTest {
  private static final SortedMap<String, String> NAMES = names();

  @ParameterizedTest
  @CsvSource({
    "web1,web1.example.com",
    "WEB1,web1.example.com",
    "web1.example,web1.example.com",
    "web1.example.com,web1.example.com",
    "Web1.Example.Com,web1.example.com",
    "twin.one,twin.one.example.com",
    "exact,exact",
    "EXACT,exact",
    "mixed,Mixed.Example.com",
    "web,none",
    "dash,none",
    "web1.,none",
    "web1.ex,none",
    "twin,none",
    "example,none",
    "nosuch,none"
  })
  void expandsToTheOnlyNameMeant(String wanted, String meant) {
    String expected = meant.equals("none") ? null : meant;
    assertThat(NameExpansion.find(NAMES, wanted).orElse(null)).isEqualTo(expected);
  }

  @Test
  void emptyNameMeansNothing() {
    assertThat(NameExpansion.find(NAMES, "")).isEmpty();
  }

  @Test
  void unknownNameIsToldAsItWasGiven() {
    ClusterConfig config = ClusterConfigs.generate(2, 1, 0);
    assertThatThrownBy(() -> NameExpansion.node(config, "NoSuch"))
        .isInstanceOf(GanetiException.class)
        .hasMessageContaining("Node 'NoSuch' not known");
  }

  private static SortedMap<String, String> names() {
    SortedMap<String, String> names = new TreeMap<>();
    Map.of(
            "web1.example.com", 1,
            "web10.example.com", 2,
            "twin.one.example.com", 3,
            "twin.two.example.com", 4,
            "exact", 5,
            "exact.example.com", 6,
            "Mixed.Example.com", 7,
            "dash-1.example.com", 8)
        .keySet()
        .forEach(name -> names.put(name, name));
    return names;
  }
}
