package org.luxibench.opcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** The expected texts are those of the reference's captured replies. */
final class OpcodesTest {
  private static final OpcodeTable TABLE = OpcodeTable.standard();

  @Test
  void allOpcodesOfTheReferenceAreKnown() {
    assertThat(TABLE.definitions()).hasSize(67);
    assertThat(TABLE.definitions().stream().filter(each -> each.bgl() == Bgl.EXCLUSIVE)).hasSize(9);
    assertThat(TABLE.find("OP_TEST_DUMMY").orElseThrow().bgl()).isEqualTo(Bgl.NONE);
  }

  @Test
  void summaryShowsTheFieldThatTheTableNames() throws Exception {
    assertThat(decode("{'OP_ID':'OP_TEST_DELAY','duration':0.2}").summary())
        .isEqualTo("TEST_DELAY(0.2)");
    assertThat(decode("{'OP_ID':'OP_TEST_DELAY','duration':-1}").summary())
        .isEqualTo("TEST_DELAY(-1)");
    assertThat(decode("{'OP_ID':'OP_TEST_DELAY'}").summary()).isEqualTo("TEST_DELAY(None)");
    assertThat(decode("{'OP_ID':'OP_CLUSTER_VERIFY_CONFIG'}").summary())
        .isEqualTo("CLUSTER_VERIFY_CONFIG");
  }

  @Test
  void shortSummaryAbbreviatesTheNoun() throws Exception {
    assertThat(decode("{'OP_ID':'OP_CLUSTER_VERIFY_CONFIG'}").shortSummary())
        .isEqualTo("C_VERIFY_CONFIG");
    assertThat(decode("{'OP_ID':'OP_TEST_DELAY'}").shortSummary()).isEqualTo("TEST_DELAY");
  }

  @Test
  void decodingRefusesWhatIsNoOpcode() {
    assertMalformed("'x'", "Invalid data to LoadOpCode (<type 'str'>)");
    assertMalformed("{'duration':1}", "Invalid data to LoadOpcode, missing OP_ID");
    assertMalformed(
        "{'OP_ID':'OP_NOSUCH'}", "Invalid data to LoadOpCode: OP_ID OP_NOSUCH unsupported");
    assertMalformed(
        "{'OP_ID':'OP_TEST_DELAY','nosuch':1}", "'OpTestDelay' object has no attribute 'nosuch'");
  }

  @Test
  void numberThatNoDoubleHoldsFailsValidation() {
    String huge = "{'OP_ID':'OP_TEST_DELAY','duration':0,'repeat':" + "9".repeat(400) + "}";
    assertThatThrownBy(() -> decode(huge).validated())
        .hasMessageContaining("Parameter 'OP_TEST_DELAY.repeat' fails validation");
  }

  @Test
  void validationFillsInTheDefaults() throws Exception {
    OpCode filled = decode("{'OP_ID':'OP_TEST_DELAY','duration':0.2}").validated();
    assertThat(Json.text(filled.json()))
        .isEqualTo(
            json(
                "{'OP_ID':'OP_TEST_DELAY','comment':null,'debug_level':0,'depends':null,"
                    + "'dry_run':null,'duration':0.2,'on_master':true,'on_nodes':[],"
                    + "'priority':0,'repeat':0}"));
  }

  @Test
  void aFilledOpcodeDecodesAndValidatesToItself() throws Exception {
    OpCode filled = decode("{'OP_ID':'OP_INSTANCE_STARTUP','instance_name':'i'}").validated();
    assertThat(TABLE.decode(filled.json()).validated().json()).isEqualTo(filled.json());
  }

  @Test
  void validationStopsAtTheFirstFault() throws Exception {
    Validation wrong = decode("{'OP_ID':'OP_TEST_DELAY','duration':'x'}").validate();
    assertThat(wrong.error().orElseThrow().arguments())
        .containsExactly("Parameter 'OP_TEST_DELAY.duration' fails validation", "wrong_input");
    assertThat(Json.text(wrong.opcode().json()))
        .isEqualTo(json("{'OP_ID':'OP_TEST_DELAY','debug_level':0,'duration':'x'}"));

    assertThatThrownBy(() -> decode("{'OP_ID':'OP_TEST_DELAY'}").validated())
        .hasMessage("OpPrereqError: Required parameter 'OP_TEST_DELAY.duration' missing");
  }

  @Test
  void jobsAreCheckedWhenSubmitted() throws Exception {
    assertRefused("A job needs at least one opcode");
    assertRefused(
        "Opcode 1 has invalid priority -20, allowed are 0, 10, -10",
        decode("{'OP_ID':'OP_TEST_DELAY','priority':10}"),
        decode("{'OP_ID':'OP_TEST_DELAY','priority':-20}"));
    assertRefused(
        "Opcode 0 has invalid dependencies, must match None or (List of ((Length 2) and (Item 0 is"
            + " JobId, item 1 is (List of (OneOf canceled, success, error))))): "
            + "[[-1, ['success']]]",
        decode("{'OP_ID':'OP_TEST_DELAY','depends':[[-1,['success']]]}"));
    SubmissionRules.check(List.of(decode("{'OP_ID':'OP_TEST_DELAY','depends':[['55',[]]]}")));
  }

  @Test
  void relativeDependenciesCanBeResolved() throws Exception {
    OpCode relative = decode("{'OP_ID':'OP_TEST_DELAY','depends':[[-1,['success']]]}");
    OpCode resolved = relative.withAwaited(job -> JsonNodeFactory.instance.stringNode("7"));
    SubmissionRules.check(List.of(resolved));
    assertThat(Json.text(resolved.value("depends"))).isEqualTo("[[\"7\",[\"success\"]]]");
  }

  @Test
  void theNewDialectKnowsMoreParametersAndNothingBeyondThem() throws Exception {
    JsonNode sent =
        Json.MAPPER.readTree(
            json(
                "{'OP_ID':'OP_TEST_DELAY','duration':1.0,'no_locks':false,"
                    + "'reason':[['gnt:client:gnt-debug','delay',1]]}"));
    OpCode filled = OpcodeTable.v3().decode(sent).validated();
    assertThat(Json.text(filled.value("reason"))).contains("gnt-debug");
    assertThat(filled.json().has("on_node_uuids")).isTrue();
    assertThat(OpcodeTable.v3().definitions()).hasSize(67);

    assertThatThrownBy(
            () ->
                OpcodeTable.v3()
                    .decode(Json.MAPPER.readTree(json("{'OP_ID':'OP_QUERY','nosuch':1}"))))
        .isInstanceOf(GanetiException.class)
        .hasMessageContaining("nosuch");
    assertThatThrownBy(() -> TABLE.decode(sent)).isInstanceOf(MalformedOpCodeException.class);
  }

  @Test
  void aReasonIsAList() throws Exception {
    JsonNode sent =
        Json.MAPPER.readTree(json("{'OP_ID':'OP_TEST_DELAY','duration':1.0,'reason':'because'}"));
    assertThatThrownBy(() -> OpcodeTable.v3().decode(sent).validated())
        .hasMessageContaining("OP_TEST_DELAY.reason");
  }

  @Test
  void everyOpcodeIsSummarisedAndNamesItsFirstMissingParameter() throws Exception {
    for (OpcodeTable table : List.of(TABLE, OpcodeTable.v3())) {
      for (OpcodeDefinition definition : table.definitions()) {
        OpCode bare = table.decode(Json.MAPPER.createObjectNode().put("OP_ID", definition.id()));
        assertThat(bare.summary()).startsWith(definition.title());
        var missing = definition.parameters().stream().filter(Parameter::required).findFirst();
        if (missing.isPresent()) {
          assertThat(bare.validate().error().orElseThrow().message())
              .isEqualTo(
                  "Required parameter '%s.%s' missing", definition.id(), missing.get().name());
        }
      }
    }
  }

  /** But for one of the reference's own, which makes the parameter a required one. */
  @Test
  void everyDefaultFitsItsType() {
    for (OpcodeTable table : List.of(TABLE, OpcodeTable.v3())) {
      for (OpcodeDefinition definition : table.definitions()) {
        for (Parameter parameter : definition.parameters()) {
          boolean oddOne =
              definition.id().equals("OP_OOB_COMMAND") && parameter.name().equals("command");
          assertThat(
                  oddOne
                      || parameter.required()
                      || parameter.type().accepts(parameter.defaultValue()))
              .as("%s.%s", definition.id(), parameter.name())
              .isTrue();
        }
      }
    }
  }

  private static void assertMalformed(String text, String message) {
    assertThatThrownBy(() -> decode(text))
        .isInstanceOf(MalformedOpCodeException.class)
        .hasMessage(message);
  }

  private static void assertRefused(String message, OpCode... job) {
    assertThatThrownBy(() -> SubmissionRules.check(List.of(job)))
        .isInstanceOf(GanetiException.class)
        .hasMessage("GenericError: " + message);
  }

  private static OpCode decode(String text) throws GanetiException {
    JsonNode node = Json.MAPPER.readTree(json(text));
    return TABLE.decode(node);
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
