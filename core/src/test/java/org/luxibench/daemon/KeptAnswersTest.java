package org.luxibench.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.error.GanetiError;
import org.luxibench.json.JsonValue;
import org.luxibench.luxi.Exchange;
import org.luxibench.luxi.PeerCredentials;
import org.luxibench.query.QueryAnswer;
import tools.jackson.databind.node.JsonNodeFactory;

final class KeptAnswersTest {
  private final ClusterConfig config = ClusterConfigs.generate(1, 1, 1);
  private final KeptAnswers kept = new KeptAnswers(() -> config);
  private final Arguments args = new Arguments(List.of(), JsonNodeFactory.instance.arrayNode());
  private final Recorded exchange = new Recorded();

  @ParameterizedTest
  @CsvSource({
    "4000, false, false, live",
    "4001, false, false, aside live",
    "4001, false, true, live",
    "4000, true, false, kept",
    "4001, true, false, aside kept"
  })
  void largeAnswersAreMadeAsideUnlessTheyReadFiles(
      long cells, boolean stable, boolean readsFiles, String way) throws Exception {
    ask(cells, stable, readsFiles);

    assertThat(String.join(" ", exchange.calls)).isEqualTo(way);
  }

  @Test
  void largeAnswerOnceKeptNeedsNoMaking() throws Exception {
    ask(4_001, true, false);
    exchange.calls.clear();

    ask(4_001, true, false);

    assertThat(exchange.calls).containsExactly("kept");
  }

  private void ask(long cells, boolean stable, boolean readsFiles) throws Exception {
    kept.answering(
            "Query",
            false,
            (ignored, asking) ->
                new QueryAnswer(config, stable, cells, readsFiles, JsonValue.of(1)))
        .run(args, exchange);
  }

  /** Notes how it was answered. */
  private static final class Recorded implements Exchange {
    private final List<String> calls = new ArrayList<>();

    @Override
    public void succeed(JsonValue result) {
      calls.add("live");
    }

    @Override
    public void succeedEncoded(byte[] frame) {
      calls.add("kept");
    }

    @Override
    public void aside(Answering answering) {
      calls.add("aside");
      try {
        answering.run();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void on(Executor threads, Answering answering) {
      throw new AssertionError("it knows no other threads");
    }

    @Override
    public void fail(GanetiError error) {
      calls.add(error.toString());
    }

    @Override
    public void failUnexpected(Throwable cause) {
      calls.add(cause.toString());
    }

    @Override
    public boolean clientGone() {
      return false;
    }

    @Override
    public void onClientGone(Runnable action) {
      calls.add("watched");
    }

    @Override
    public PeerCredentials peer() {
      throw new AssertionError("nobody asked for the peer");
    }
  }
}
