package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.json.Json;

/** The comparison of replies sees everything but time, host and Python's words. */
final class ShapeTest {
  private static final String REPLY =
      "{\"result\":[[\"7\",\"running\",1.0,[1795633776,691218],\"Jq3/Job7/X\"],[\"8\",null,true,0,[]]],"
          + "\"success\":true}";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"success\":true,\"result\":[[\"7\",\"running\",1.0,[1795633776,691218],\"Jq3/Job7/X\"],[\"8\",null,true,0,[]]]}",
        "{\"result\":[[7,\"running\",1.0,[1795633776,691218],\"Jq3/Job7/X\"],[\"8\",null,true,0,[]]],\"success\":true}",
        "{\"result\":[[\"7\",\"running\",1,[1795633776,691218],\"Jq3/Job7/X\"],[\"8\",null,true,0,[]]],\"success\":true}",
        "{\"result\":[[\"7\",\"running\",1.0,[1795633776,691218],\"Jq3/Job7/X\"]],\"success\":true}",
        "{\"result\":[[\"8\",null,true,0,[]],[\"7\",\"running\",1.0,[1795633776,691218],\"Jq3/Job7/X\"]],\"success\":true}",
        "{\"result\":[[\"7\",\"running\",1.0,[1795633776,691218],\"Jq3/Job6/X\"],[\"8\",null,true,0,[]]],\"success\":true}",
        "{\"result\":[[\"7\",\"running\",1.0,1795633776,\"Jq3/Job7/X\"],[\"8\",null,true,0,[]]],\"success\":true}",
        "{\"result\":[[\"7\",\"running\",1.0,[1795633776,691218],\"Jq3/Job7/X\"],[\"8\",null,true,0,{}]],\"success\":true}",
        "{\"result\":[[\"7\",\"running\",1.0,[1795633776,691218],\"Jq3/Job7/X\"],[\"8\",null,true,0,[]]],\"success\":false}"
      })
  void anyOtherDifferenceIsSeen(String broken) {
    assertThat(Shape.of(broken)).isNotEqualTo(Shape.of(REPLY));
  }

  @Test
  void timeAndWorkerAreNotCompared() {
    assertThat(Shape.of(REPLY.replace("691218", "1").replace("Jq3", "Jq12")))
        .isEqualTo(Shape.of(REPLY));
  }

  @Test
  void differencesAreFoundWhereTheyAre() {
    assertThat(
            Differences.between(
                Json.MAPPER.readTree("{\"a\":[1,{\"b\":2}],\"c\":[]}"),
                Json.MAPPER.readTree("{\"a\":[1,{\"b\":3}],\"c\":[1]}")))
        .containsExactly("/a/1/b", "/c");
  }
}
