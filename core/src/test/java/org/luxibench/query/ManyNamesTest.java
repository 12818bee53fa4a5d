package org.luxibench.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.luxibench.config.ClusterConfigs;
import org.luxibench.error.GanetiException;

/** What names cost is theirs alone, whether or not they exist. */
final class ManyNamesTest {
  private static final List<String> FIELDS = List.of("name", "valid");

  private final FakeSources sources = new FakeSources(ClusterConfigs.generate(4, 2, 6));
  private final QueryService queries = new QueryService(sources, QueryDialect.V3_0);

  @Test
  void nodesAreAskedForTheirSystemsOnce() throws GanetiException {
    int once = asked(List.of("debootstrap"));
    assertThat(asked(Collections.nCopies(50, "debootstrap"))).isEqualTo(once);
    assertThat(asked(IntStream.range(0, 50).mapToObj(i -> "nosuch" + i).toList())).isEqualTo(once);
  }

  @Test
  void groupsAreFoundByUuidAndName() throws GanetiException {
    String uuid = sources.config().group("group2").orElseThrow().uuid();
    assertThat(queries.groups(List.of("group2", uuid, "nosuch"), List.of("name")).cells())
        .isEqualTo(2);
  }

  private int asked(List<String> names) throws GanetiException {
    int before = sources.clusterAsked;
    queries.operatingSystems(names, FIELDS);
    return sources.clusterAsked - before;
  }
}
