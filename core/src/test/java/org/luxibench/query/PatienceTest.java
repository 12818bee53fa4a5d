package org.luxibench.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.text.Patience;

final class PatienceTest {
  private final QueryService queries =
      new QueryService(new FakeSources(ClusterConfigs.generate(4, 2, 100)), QueryDialect.V2_5);
  private final AtomicLong nanos = new AtomicLong();
  private int looks;

  @Test
  void filterWhoseClientHasGoneIsNotFinished() {
    assertThatThrownBy(() -> query(() -> ++looks == 3)).hasMessageContaining("client has gone");
    assertThat(looks).isEqualTo(3);
  }

  @Test
  void filterThatTakesTooLongIsNotFinished() {
    BooleanSupplier slow =
        () -> {
          nanos.addAndGet(11_000_000_000L);
          return false;
        };
    assertThatThrownBy(() -> query(slow))
        .isInstanceOfSatisfying(
            GanetiException.class,
            e ->
                assertThat(e.error().message())
                    .isEqualTo("The search takes longer than 30 seconds, ended at item 48"));
  }

  @Test
  void filterInTimeIsFinished() throws GanetiException {
    assertThat(query(() -> false).cells()).isEqualTo(100);
  }

  @Test
  void namesAreLookedForNoLongerThanTheClientStays() {
    String names =
        IntStream.range(0, 100)
            .mapToObj("[\"=\",\"name\",\"nosuch%d\"]"::formatted)
            .collect(Collectors.joining(","));
    assertThatThrownBy(() -> query("[\"|\"," + names + "]", () -> ++looks == 3))
        .hasMessageContaining("client has gone");
    assertThat(looks).isEqualTo(3);
  }

  private QueryAnswer query(BooleanSupplier gone) throws GanetiException {
    return query("[\"?\",\"name\"]", gone);
  }

  private QueryAnswer query(String filter, BooleanSupplier gone) throws GanetiException {
    return queries.query(
        "instance", List.of("name"), Json.MAPPER.readTree(filter), new Patience(gone, nanos::get));
  }
}
