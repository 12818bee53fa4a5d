package org.luxibench.load.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.luxibench.load.generator.RequestKind.Shape;

class ReplyCheckTest {
  private static final char END = '\u0003';
  private static final String GOOD = "{\"success\":true,\"result\":[1]}";

  /** More than the check parses one of. */
  private static final int MANY = 130;

  private final ReplyCheck check = new ReplyCheck();

  @ParameterizedTest
  @ValueSource(
      strings = {
        GOOD,
        "{\"result\":[1],\"success\":true}",
        "{ \"success\": true, \"result\": [1] }"
      })
  void goodRepliesAreGoodWhereverTheirMembersStand(String reply) {
    assertAlways(reply + END, Shape.ARRAY, ReplyCheck.GOOD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"success\":false,\"result\":[\"JobLost\",[\"17\"]]} | JobLost",
        "{\"success\":false,\"result\":\"boom\"}                | unexpected exception",
        "{\"success\":false,\"result\":17}                      | error without a class",
        "{\"success\":1,\"result\":[]}                          | not a reply",
        "{\"result\":[],                                        | not JSON"
      })
  void errorsAreToldByTheirClass(String reply, String errorClass) {
    assertAlways(reply + END, Shape.ANY, errorClass);
  }

  @Test
  void aResultThatOnlyQuotesSuccessIsRefused() {
    assertAlways(
        "{\"success\":false,\"result\":\"\\\"success\\\":true}\"}" + END,
        Shape.ANY,
        "unexpected exception");
  }

  @Test
  void aSecondFrameIsSeenWhereverTheFirstEnds() {
    for (int length = 0; length < 40; length++) {
      String first = "{\"success\":true,\"result\":\"" + "x".repeat(length) + "\"}" + END;
      assertThat(judge(first, Shape.ANY)).isEqualTo(ReplyCheck.GOOD);
      assertThat(judge(first + GOOD + END, Shape.ANY)).isEqualTo(ReplyCheck.NOT_ONE);
      assertThat(judge(first + END, Shape.ANY)).isEqualTo(ReplyCheck.NOT_ONE);
    }
  }

  @Test
  void theFirstOfMoreThanSixtyIsHeldToItsShape() {
    assertThat(judge(GOOD + END, Shape.OBJECT)).isEqualTo("wrong shape");
    assertThat(judge(GOOD + END, Shape.OBJECT)).isEqualTo(ReplyCheck.GOOD);
  }

  private void assertAlways(String reply, Shape shape, String verdict) {
    for (int i = 0; i < MANY; i++) {
      assertThat(judge(reply, shape)).isEqualTo(verdict);
    }
  }

  private String judge(String frame, Shape shape) {
    return check.judge(ByteBuffer.wrap(frame.getBytes(StandardCharsets.UTF_8)), shape);
  }
}
