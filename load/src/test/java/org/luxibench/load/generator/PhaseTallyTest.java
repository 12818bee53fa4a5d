package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.luxibench.results.load.Counts;

class PhaseTallyTest {
  private static final long SECOND = 1_000_000_000L;

  private final PhaseTally tally = new PhaseTally("p", 1, 0, SECOND);

  @Test
  void aServerCannotFillTheMemoryWithClassesOfErrors() {
    String endless = "x".repeat(100_000);
    for (int number = 0; number < 1_000; number++) {
      error(number + endless);
    }
    Counts counts = tally.all().counts();
    assertThat(counts.errorsByClass()).hasSize(65).containsEntry("other classes", 936L);
    assertThat(counts.errorsByClass().keySet()).allMatch(name -> name.length() < 70);
    assertThat(counts.errors()).isEqualTo(1_000);
  }

  @Test
  void aClassThatIsKnownIsCountedHoweverManyThereAre() {
    error("OpPrereqError");
    for (int number = 0; number < 100; number++) {
      error("E" + number);
    }
    error("OpPrereqError");
    Map<String, Long> byClass = tally.all().counts().errorsByClass();
    assertThat(byClass).containsEntry("OpPrereqError", 2L).containsEntry("other classes", 37L);
  }

  @Test
  void onlyWhatIsCompletedWithinTheScheduleIsInTheRate() {
    tally.began(0);
    for (int number = 0; number < 10; number++) {
      Call call = call(number * SECOND / 10);
      tally.planned(call);
      tally.completed(call, 2 * call.scheduled);
    }
    tally.ended(SECOND);
    assertThat(tally.plannedRate()).isEqualTo(10);
    assertThat(tally.rate()).as("those at 0, 0.2 to 1 s").isEqualTo(6);
  }

  private void error(String errorClass) {
    tally.error(call(0), errorClass);
  }

  private static Call call(long scheduled) {
    return new Call(0, new byte[0], scheduled);
  }
}
