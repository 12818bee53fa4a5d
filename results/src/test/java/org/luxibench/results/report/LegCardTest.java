package org.luxibench.results.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.luxibench.results.load.LoadResult;
import org.luxibench.results.load.SampleRun;

class LegCardTest {
  @Test
  void requestsThatWereNeverSentCountAsNotAnswered() {
    assertThat(card(SampleRun.withAbandoned(2_950)))
        .contains("Not answered</dt><dd>2,950 <small>of 22,150</small>");
  }

  @Test
  void requestsThatWereNotFinishedCountAsNotAnswered() {
    assertThat(card(SampleRun.withUnfinished(31)))
        .contains("Not answered</dt><dd>31 <small>of 19,231</small>");
  }

  @Test
  void timeOutsCountAsNotAnswered() {
    assertThat(card(SampleRun.contention()))
        .contains("Not answered</dt><dd>9,600 <small>of 19,200</small>");
  }

  private static String card(LoadResult run) {
    return LegCard.html(run.legs().get(0), 0);
  }
}
