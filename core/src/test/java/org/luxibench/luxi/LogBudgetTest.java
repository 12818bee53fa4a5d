package org.luxibench.luxi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LogBudgetTest {
  private final AtomicLong clock = new AtomicLong();
  private final LogBudget budget = new LogBudget(2, clock::get);

  @Test
  void linesBeyondTheBudgetAreCountedAndToldWithTheNextOne() {
    assertThat(budget.spend()).isZero();
    assertThat(budget.spend()).isZero();
    assertThat(budget.spend()).isEqualTo(-1);
    assertThat(budget.spend()).isEqualTo(-1);

    clock.addAndGet(1_000_000_000);

    assertThat(budget.spend()).isEqualTo(2);
    assertThat(budget.spend()).isZero();
  }
}
