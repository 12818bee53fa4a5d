package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Selector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InFlightTest {
  private static final long TIMEOUT = 1_000;

  private final InFlight inFlight = new InFlight(TIMEOUT);
  private Selector selector;
  private Connection connection;

  @BeforeEach
  void open() throws IOException {
    selector = Selector.open();
    connection = new Connection(selector, UnixDomainSocketAddress.of("nobody"));
  }

  @AfterEach
  void close() throws IOException {
    selector.close();
  }

  @Test
  void aCallIsLateWhenItsWholeTimeIsUpAndNotBefore() {
    Call call = sentAt(5_000);

    assertThat(inFlight.nextLate(5_000 + TIMEOUT - 1)).isNull();
    InFlight.Sent late = inFlight.nextLate(5_000 + TIMEOUT);

    assertThat(late).isNotNull();
    assertThat(late.call()).isSameAs(call);
    assertThat(inFlight.nextLate(Long.MAX_VALUE / 2)).isNull();
  }

  @Test
  void aSettledCallIsNeverLateAndHidesNoLaterOne() {
    sentAt(5_000).settled = true;
    Call second = sentAt(5_100);

    InFlight.Sent late = inFlight.nextLate(5_100 + TIMEOUT);

    assertThat(late).isNotNull();
    assertThat(late.call()).isSameAs(second);
  }

  @Test
  void theDeadlineIsTheOldestCalls() {
    assertThat(inFlight.deadline()).isEqualTo(Long.MAX_VALUE);
    sentAt(5_000);
    sentAt(5_100);

    assertThat(inFlight.deadline()).isEqualTo(5_000 + TIMEOUT);
  }

  @Test
  void whatIsTakenOutAtTheEndIsWhatIsNotSettled() {
    sentAt(5_000).settled = true;
    Call open = sentAt(5_100);

    assertThat(inFlight.removeAll()).extracting(InFlight.Sent::call).containsExactly(open);
    assertThat(inFlight.removeAll()).isEmpty();
  }

  private Call sentAt(long time) {
    Call call = new Call(0, new byte[0], time);
    call.sent = time;
    inFlight.add(call, connection);
    return call;
  }
}
