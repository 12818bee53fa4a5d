package org.luxibench.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import tools.jackson.core.JsonGenerator;

/** A reply of many rows is written row by row: no text of its size is ever made. */
final class LargeReplyTest {
  private static final int INSTANCES = 10_000;
  private static final List<String> FIELDS =
      List.of("name", "uuid", "pnode", "os", "tags", "status");

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final QueryService queries =
      new QueryService(
          new FakeSources(ClusterConfigs.generate(100, 2, INSTANCES)), QueryDialect.V2_5);

  /** Takes what is written and remembers how much. */
  private static final class Sink extends OutputStream {
    long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] source, int offset, int length) {
      bytes += length;
    }
  }

  @Test
  void writingAllocatesLessThanATextOfTheReplyWould() throws GanetiException {
    QueryAnswer answer = queries.query("instance", FIELDS, null);
    long streamed = allocatedByWriting(answer);
    String text = Json.text(answer);
    long built = allocated(() -> Json.text(answer));

    assertThat(text.length()).isGreaterThan(INSTANCES * 100);
    assertThat(built - streamed).isGreaterThan(text.length());
    assertThat(streamed).isLessThan(3L * text.length());
  }

  private long allocatedByWriting(QueryAnswer answer) {
    write(answer);
    return allocated(() -> write(answer));
  }

  private static void write(QueryAnswer answer) {
    Sink sink = new Sink();
    try (JsonGenerator out = Json.MAPPER.createGenerator(sink)) {
      answer.writeTo(out);
    }
    assertThat(sink.bytes).isPositive();
  }

  private long allocated(Runnable work) {
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
