package org.luxibench.luxi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.json.JsonValue;

final class ReplyBytesTest {
  private final AtomicInteger waysGiven = new AtomicInteger();

  private int written(int texts) {
    JsonValue result =
        out -> {
          out.writeStartArray();
          for (int i = 0; i < texts; i++) {
            out.writeString("x".repeat(97)); // a hundred bytes with quotes and comma
          }
          out.writeEndArray();
        };
    return ReplyBytes.encode(result, true, () -> false, waysGiven::incrementAndGet).stream()
        .mapToInt(ByteBuffer::remaining)
        .sum();
  }

  @Test
  void whoWritesALargeReplyGivesWayAgainAndAgain() {
    int bytes = written(10_000);

    assertThat(waysGiven.get()).isGreaterThan(bytes / 20_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 300})
  void whoWritesASmallOneDoesNot(int texts) {
    written(texts);

    assertThat(waysGiven).hasValue(0);
  }
}
