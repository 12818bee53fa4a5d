package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class LiveTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final Live live = new Live();

  @Test
  void figuresOfOnePhaseAreNotShownInTheNext() {
    live.restart(0);
    live.completed(SECOND / 1_000);
    live.abandoned(SECOND);
    live.tick(SECOND, 1, 2);
    assertThat(live.last().completed()).isEqualTo(1);
    assertThat(live.last().abandoned()).isEqualTo(1);
    assertThat(live.last().response().count()).isEqualTo(2);

    live.restart(2 * SECOND);

    assertThat(live.last()).isEqualTo(Live.NONE);
  }
}
