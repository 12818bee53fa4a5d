package org.luxibench.opcode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.luxibench.json.Json;

final class TypeParserTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NonEmptyString or None | null | true
          NonEmptyString or None | "" | false
          Integer and EqualGreaterZero | -1 | false
          Integer and EqualGreaterZero | true | false
          Integer or Float | 1.5 | true
          OneOf 0, 10, -10 | -10 | true
          OneOf 0, 10, -10 | 5 | false
          None or (OneOf live, non-live) | "non-live" | true
          None or (OneOf live, non-live) | "dead" | false
          List of NonEmptyString | ["a", ""] | false
          List of (Integer and EqualGreaterZero) | [0, 3] | true
          Dictionary with keys of (OneOf size, vg) and values of (NonEmptyString or Integer) | {"size": 1, "vg": "x"} | true
          Dictionary with keys of (OneOf size, vg) and values of (NonEmptyString or Integer) | {"sise": 1} | false
          None or (List of ((Length 2) and (Item 0 is (JobId or RelativeJobId), item 1 is (List of (OneOf error))))) | [[-1, []]] | true
          None or (List of ((Length 2) and (Item 0 is (JobId or RelativeJobId), item 1 is (List of (OneOf error))))) | [["x", []]] | false
          List and (Length 2) and (Result of GetFirstItem must be (OneOf add, remove)) | ["add", 1] | true
          List and (Length 2) and (Result of GetFirstItem must be (OneOf add, remove)) | ["drop", 1] | false
          ((List of (OneOf kvm, fake)) and EvalToTrue) or None | [] | false
          <function _CheckStorageType at 0x7f> | "lvm-vg" | true
          """)
  void describedValuesAreAccepted(String type, String value, boolean accepted) {
    assertThat(TypeParser.parse(type).accepts(Json.MAPPER.readTree(value))).isEqualTo(accepted);
  }

  @Test
  void anUnknownWordIsRefusedByName() {
    assertThatThrownBy(() -> TypeParser.parse("List of Frobs"))
        .hasMessageContaining("List of Frobs");
  }
}
