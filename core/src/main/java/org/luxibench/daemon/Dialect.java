package org.luxibench.daemon;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;
import org.luxibench.jobqueue.JobIds;
import org.luxibench.opcode.OpcodeTable;
import org.luxibench.query.QueryDialect;
import tools.jackson.databind.JsonNode;

/** Which generation of clients is spoken to (REFERENCE 2 and 7). */
public enum Dialect {
  V2_5("2.5", 2_050_000, JobIds.TEXT, QueryDialect.V2_5),
  V3_0("3.0", 3_000_000, JobIds.NUMBER, QueryDialect.V3_0);

  private final String wireName;
  private final int version;
  private final JobIds jobIds;
  private final QueryDialect queries;

  Dialect(String wireName, int version, JobIds jobIds, QueryDialect queries) {
    this.wireName = wireName;
    this.version = version;
    this.jobIds = jobIds;
    this.queries = queries;
  }

  /**
   * The dialect of this name on the command line.
   *
   * @throws IllegalArgumentException naming the value and those that exist
   */
  public static Dialect parse(String wireName) {
    return Arrays.stream(values())
        .filter(each -> each.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown dialect '%s', expected one of %s".formatted(wireName, names())));
  }

  /** The name on the command line. */
  public String wireName() {
    return wireName;
  }

  int version() {
    return version;
  }

  JobIds jobIds() {
    return jobIds;
  }

  QueryDialect queries() {
    return queries;
  }

  OpcodeTable opcodes() {
    return this == V2_5 ? OpcodeTable.standard() : OpcodeTable.v3();
  }

  /** The arguments by position, whichever way the dialect sends them. */
  List<JsonNode> positional(ArgumentShape shape, JsonNode args) {
    return this == V2_5 ? shape.positions(args) : ArgumentShape.LIST.positions(args);
  }

  /**
   * Refuses submissions to a drained queue as 3.0 does: whole, whatever they hold. That of 2.5
   * leaves it to the queue.
   *
   * @throws GanetiException GenericError
   */
  void refuseIfDrained(boolean drained) throws GanetiException {
    if (drained && this == V3_0) {
      throw new GanetiException(GanetiError.of("GenericError", "Queue drained"));
    }
  }

  /** What a client is told that waits for a job not in the queue; 2.5's gets null. */
  Optional<GanetiError> lostJob() {
    return this == V2_5
        ? Optional.empty()
        : Optional.of(GanetiError.of("JobLost", "Can't load job file"));
  }

  /** A switch; anything is one in 2.5. */
  boolean flag(Arguments args, int index) {
    if (this == V3_0 && !args.at(index).isBoolean()) {
      throw new ArgumentException(
          "expected true or false, not " + Arguments.kindOf(args.at(index)));
    }
    return args.truthy(index);
  }

  private static String names() {
    return Arrays.stream(values()).map(Dialect::wireName).collect(Collectors.joining(", "));
  }
}
