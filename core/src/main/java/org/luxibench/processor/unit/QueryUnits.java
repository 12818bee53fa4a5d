package org.luxibench.processor.unit;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;
import org.luxibench.opcode.OpCode;
import org.luxibench.processor.ClusterQueries;

/** The opcodes that only ask: they return what the LUXI method of the same meaning returns. */
final class QueryUnits {
  static final List<UnitEntry> ENTRIES =
      List.of(
          query("OP_CLUSTER_QUERY", (queries, opcode) -> queries.clusterInfo()),
          query(
              "OP_CLUSTER_CONFIG_QUERY",
              (queries, opcode) -> queries.configValues(opcode.texts("output_fields"))),
          query(
              "OP_NODE_QUERY",
              Footprints.NODES_IF_LOCKING,
              (queries, opcode) -> queries.nodes(opcode.texts("names"), fields(opcode))),
          query(
              "OP_INSTANCE_QUERY",
              Footprints.INSTANCES_IF_LOCKING,
              (queries, opcode) -> queries.instances(opcode.texts("names"), fields(opcode))),
          query(
              "OP_GROUP_QUERY",
              (queries, opcode) -> queries.groups(opcode.texts("names"), fields(opcode))),
          query(
              "OP_OS_DIAGNOSE",
              (queries, opcode) -> queries.operatingSystems(opcode.texts("names"), fields(opcode))),
          query("OP_BACKUP_QUERY", (queries, opcode) -> queries.exports(opcode.texts("nodes"))),
          query(
              "OP_QUERY",
              (queries, opcode) ->
                  queries.query(
                      opcode.text("what"),
                      opcode.texts("fields"),
                      opcode.value(opcode.json().hasNonNull("qfilter") ? "qfilter" : "filter"))),
          query(
              "OP_QUERY_FIELDS",
              (queries, opcode) -> queries.queryFields(opcode.text("what"), wantedFields(opcode))));

  private QueryUnits() {}

  /** One question to the queries. */
  @FunctionalInterface
  private interface Question {
    Object ask(ClusterQueries queries, OpCode opcode) throws GanetiException;
  }

  private static UnitEntry query(String opId, Question question) {
    return query(opId, Footprint.none(), question);
  }

  private static UnitEntry query(String opId, Footprint footprint, Question question) {
    return new UnitEntry(
        opId,
        footprint,
        "answers a query",
        context ->
            () -> {
              context.work();
              return question.ask(context.surroundings().queries(), context.opcode());
            });
  }

  private static List<String> fields(OpCode opcode) {
    return opcode.texts("output_fields");
  }

  private static @Nullable List<String> wantedFields(OpCode opcode) {
    return opcode.value("fields").isNull() ? null : opcode.texts("fields");
  }
}
