package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Selector;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectRetryTest {
  private static final long MILLI = 1_000_000;
  private static final long START = 7_000 * MILLI;

  private final ConnectRetry retries = new ConnectRetry();
  private Selector selector;

  @BeforeEach
  void open() throws IOException {
    selector = Selector.open();
  }

  @AfterEach
  void close() throws IOException {
    selector.close();
  }

  @Test
  void theStockClientTriesOnceASecondForTenSeconds() {
    ConnectRetry.Attempt attempt = attempt(START);
    long now = START;
    int tries = 1;
    while (retries.again(attempt, now)) {
      assertThat(retries.nextDue(now + 1_000 * MILLI - 1)).isNull();
      now += 1_000 * MILLI;
      attempt = Objects.requireNonNull(retries.nextDue(now));
      tries++;
    }
    assertThat(now - START).isEqualTo(10_000 * MILLI);
    assertThat(tries).isEqualTo(11);
  }

  @Test
  void eachClientHasATimerOfItsOwn() {
    ConnectRetry.Attempt early = attempt(START);
    ConnectRetry.Attempt late = attempt(START + 300 * MILLI);
    retries.again(early, early.began());
    retries.again(late, late.began());

    assertThat(retries.due()).isEqualTo(START + 1_000 * MILLI);
    assertThat(retries.nextDue(START + 1_000 * MILLI))
        .extracting(ConnectRetry.Attempt::call)
        .isSameAs(early.call());
    assertThat(retries.nextDue(START + 1_299 * MILLI)).isNull();
    assertThat(retries.nextDue(START + 1_300 * MILLI))
        .extracting(ConnectRetry.Attempt::call)
        .isSameAs(late.call());
    assertThat(retries.due()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void thoseWhoWaitCanBeCalledOff() {
    retries.again(attempt(START), START);
    assertThat(retries.removeAll()).hasSize(1);
    assertThat(retries.removeAll()).isEmpty();
  }

  private ConnectRetry.Attempt attempt(long now) {
    Connection connection = new Connection(selector, UnixDomainSocketAddress.of("nobody"));
    return ConnectRetry.first(connection, new Call(0, new byte[0], now), now);
  }
}
