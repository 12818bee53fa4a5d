package org.luxibench.processor.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.luxibench.text.Patience;
import org.luxibench.text.SafePattern;

final class TagUnitsTest {
  private final UnitBench bench = new UnitBench();

  @Test
  void tagsOfAnInstanceChangeUnderItsLock() {
    bench.run("{'OP_ID':'OP_TAGS_SET','kind':'instance','name':'inst2','tags':['a','b']}");
    assertThat(bench.footprint())
        .containsExactly("shared BGL/BGL", "exclusive instances/inst2.example.com");
    bench.run("{'OP_ID':'OP_TAGS_DEL','kind':'instance','name':'inst2','tags':['a']}");
    assertThat(bench.run("{'OP_ID':'OP_TAGS_GET','kind':'instance','name':'inst2'}"))
        .isEqualTo(List.of("b"));
    assertThat(bench.footprint()).containsExactly("shared BGL/BGL");
  }

  @Test
  void tagsOfANodeChangeUnderItsLock() {
    bench.run("{'OP_ID':'OP_TAGS_SET','kind':'node','name':'node2','tags':['x']}");
    assertThat(bench.footprint())
        .containsExactly("shared BGL/BGL", "exclusive nodes/node2.example.com");
    assertThat(bench.config().node("node2.example.com").orElseThrow().tags()).contains("x");
  }

  @Test
  void clusterAndGroupsHaveTagsToo() {
    bench.run("{'OP_ID':'OP_TAGS_SET','kind':'cluster','name':null,'tags':['c']}");
    bench.run("{'OP_ID':'OP_TAGS_SET','kind':'nodegroup','name':'group2','tags':['g']}");
    assertThat(bench.footprint()).containsExactly("shared BGL/BGL");
    assertThat(bench.run("{'OP_ID':'OP_TAGS_SEARCH','pattern':'^[cg]$'}"))
        .isEqualTo(List.of(List.of("/cluster", "c"), List.of("/nodegroup/group2", "g")));
  }

  @Test
  void badTagsAreTagErrors() {
    String set = "{'OP_ID':'OP_TAGS_SET','kind':'cluster','name':null,'tags':['%s']}";
    assertThat(bench.fail(set.formatted("white space")).className()).isEqualTo("TagError");
    assertThat(bench.fail(set.formatted("x".repeat(129))).className()).isEqualTo("TagError");
  }

  @Test
  void onlyPresentTagsCanBeRemoved() {
    assertThat(
            bench
                .fail("{'OP_ID':'OP_TAGS_DEL','kind':'cluster','name':null,'tags':['no']}")
                .arguments())
        .containsExactly("Tag(s) not found: no", "unknown_entity");
  }

  @Test
  void aBrokenPatternIsRefused() {
    assertThat(bench.fail("{'OP_ID':'OP_TAGS_SEARCH','pattern':'('}").arguments())
        .contains("wrong_input");
  }

  @Test
  void aPatternWhoseRepeatsMultiplyIsRefused() {
    assertThat(
            bench
                .fail("{'OP_ID':'OP_TAGS_SEARCH','pattern':'((x{1000}){1000}){1000}'}")
                .arguments())
        .contains("wrong_input")
        .element(0)
        .asString()
        .contains("more than 2500 instructions");
  }

  @Test
  void aSearchThatTakesTooLongIsEnded() {
    String tags =
        IntStream.range(0, 40).mapToObj("'t%d'"::formatted).collect(Collectors.joining(","));
    bench.run("{'OP_ID':'OP_TAGS_SET','kind':'cluster','name':null,'tags':[" + tags + "]}");
    AtomicLong nanos = new AtomicLong();
    Patience patience = new Patience(() -> nanos.addAndGet(20_000_000_000L) == 0, nanos::get);

    assertThatThrownBy(() -> TagsSearch.found(bench.config(), SafePattern.compile("t"), patience))
        .hasMessageContaining("takes longer than 30 seconds, ended at item 32");
  }

  @Test
  void kindsButTheClusterNeedAName() {
    assertThat(bench.fail("{'OP_ID':'OP_TAGS_GET','kind':'node','name':null}").arguments())
        .contains("wrong_input");
  }
}
