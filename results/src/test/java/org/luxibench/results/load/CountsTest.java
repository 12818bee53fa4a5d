package org.luxibench.results.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CountsTest {
  private static final Map<String, Long> TWO_ERRORS = Map.of("OpPrereqError", 2L);

  @Test
  void everyPlannedRequestAccountedForAddsUp() {
    assertThat(new Counts(20, 18, 12, 2, 3, 1, 2, TWO_ERRORS).addsUp()).isTrue();
  }

  @Test
  void aRequestNeitherSentNorAbandonedDoesNotAddUp() {
    assertThat(new Counts(21, 18, 12, 2, 3, 1, 2, TWO_ERRORS).addsUp()).isFalse();
  }

  @Test
  void aSentRequestWithoutAnEndDoesNotAddUp() {
    assertThat(new Counts(20, 18, 11, 2, 3, 1, 2, TWO_ERRORS).addsUp()).isFalse();
  }

  @Test
  void anErrorWithoutAClassDoesNotAddUp() {
    assertThat(new Counts(20, 18, 12, 2, 3, 1, 2, Map.of()).addsUp()).isFalse();
  }
}
