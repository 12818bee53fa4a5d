package org.luxibench.load.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.luxibench.json.Json;
import org.luxibench.load.generator.RequestKind;
import org.luxibench.load.scenario.Request.Draw;
import tools.jackson.databind.JsonNode;

class NamesTest {
  private static final Names NAMES = new Names("big", names("node", 3), names("inst", 40));

  @Test
  void whatNamesNothingHasOneForm() {
    assertThat(args(encode("[[\"{cluster}\"], true, 7]", null, null)))
        .containsExactly(json("[[\"big\"], true, 7]"));
  }

  @Test
  void whatNamesAnythingOfTheClusterHasManyDrawnForms() {
    List<JsonNode> args = args(encode("[\"{instance} on {node}\"]", null, null));
    assertThat(args).hasSize(256);
    assertThat(args).allMatch(each -> each.path(0).asString().matches("inst\\d+ on node\\d"));
    assertThat(args).extracting(each -> each.path(0).asString()).contains("inst1 on node2");
  }

  @Test
  void theSameSeedGivesTheSameFormsAndAnotherDoesNot() {
    List<JsonNode> first = args(encode("[\"{instance}\"]", Draw.ZIPF, null));
    assertThat(args(encode("[\"{instance}\"]", Draw.ZIPF, null))).isEqualTo(first);
    assertThat(args(NAMES.encode(request("[\"{instance}\"]", Draw.ZIPF, null), 2, 12).get(0)))
        .isNotEqualTo(first);
  }

  @Test
  void theFirstNameOfManyComesOftenWhenDrawnByZipf() {
    // Of 256 draws 256/H(40) = 59.8 are the first of 40 names, 6.4 if all had equal chances.
    assertThat(args(encode("[\"{instance}\"]", Draw.ZIPF, null)))
        .filteredOn(each -> each.path(0).asString().equals("inst1"))
        .hasSizeBetween(30, 90);
  }

  @Test
  void eachClientHasItsOwnForm() {
    RequestKind kind = encode("[\"me-{client}\"]", null, null);
    assertThat(kind.perClient()).isTrue();
    assertThat(args(kind)).containsExactly(json("[\"me-0\"]"), json("[\"me-1\"]"));
  }

  @Test
  void whatFollowsIsNeverDrawnByItself() {
    Request then = request("[]", null, null);
    List<RequestKind> kinds = NAMES.encode(request("[]", null, then), 2, 11);
    assertThat(kinds).extracting(RequestKind::weight).containsExactly(1.0, 0.0);
    assertThat(kinds).extracting(RequestKind::leads).containsExactly(true, false);
  }

  @Test
  void namesGoRound() {
    assertThat(NAMES.fill(json("[\"{node}\", \"{instance}\"]"), 4))
        .isEqualTo(json("[\"node2\", \"inst5\"]"));
  }

  private static RequestKind encode(String args, @Nullable Draw draw, @Nullable Request then) {
    return NAMES.encode(request(args, draw, then), 2, 11).get(0);
  }

  private static Request request(String args, @Nullable Draw draw, @Nullable Request then) {
    return new Request("M", json(args), null, null, draw, null, then);
  }

  private static List<JsonNode> args(RequestKind kind) {
    return kind.frames().stream()
        .map(frame -> new String(frame, 0, frame.length - 1, StandardCharsets.UTF_8))
        .map(text -> Json.MAPPER.readTree(text).path("args"))
        .toList();
  }

  private static JsonNode json(String text) {
    return Json.MAPPER.readTree(text);
  }

  private static List<String> names(String what, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(number -> what + number).toList();
  }
}
