package org.luxibench.opcode;

import java.util.List;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;

/** What is looked at when a job is submitted; everything else waits until it is executed. */
public final class SubmissionRules {
  private static final ParameterType PRIORITY = TypeParser.parse("OneOf 0, 10, -10");
  private static final String DEPENDS =
      "None or (List of ((Length 2) and (Item 0 is JobId, item 1 is (List of (OneOf canceled,"
          + " success, error)))))";
  private static final ParameterType DEPENDS_TYPE = TypeParser.parse(DEPENDS);

  private SubmissionRules() {}

  /**
   * Checks the opcodes of one job, relative dependencies being resolved already.
   *
   * @throws GanetiException GenericError if there is no opcode, or one has a priority that is not
   *     −10, 0 or 10, or dependencies that are none; OpPrereqError if one holds NaN or an infinity
   */
  public static void check(List<OpCode> job) throws GanetiException {
    if (job.isEmpty()) {
      throw refusal("A job needs at least one opcode");
    }
    for (OpCode opcode : job) {
      refuseNotANumber(opcode.json());
    }
    for (int i = 0; i < job.size(); i++) {
      JsonNode priority = job.get(i).value("priority");
      if (!priority.isNull() && !PRIORITY.accepts(priority)) {
        throw refusal(
            "Opcode %d has invalid priority %s, allowed are 0, 10, -10"
                .formatted(i, PythonText.plain(priority)));
      }
      JsonNode depends = job.get(i).value("depends");
      if (!DEPENDS_TYPE.accepts(depends)) {
        throw refusal(
            "Opcode %d has invalid dependencies, must match %s: %s"
                .formatted(i, DEPENDS, PythonText.quoted(depends)));
      }
    }
  }

  /** JSON has no NaN: what is accepted here could be neither saved nor shown. */
  private static void refuseNotANumber(JsonNode value) throws GanetiException {
    if (value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue())) {
      throw GanetiException.opPrereq(
          "An opcode holds " + value.doubleValue() + ", expected a finite number",
          ErrorCode.WRONG_INPUT);
    }
    for (JsonNode each : value.values()) {
      refuseNotANumber(each);
    }
  }

  private static GanetiException refusal(String message) {
    return new GanetiException(GanetiError.of("GenericError", message));
  }
}
