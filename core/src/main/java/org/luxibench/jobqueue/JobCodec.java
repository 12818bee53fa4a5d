package org.luxibench.jobqueue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.luxibench.opcode.OpcodeTable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** A job as the bytes of its file, and back. The keys are those of the reference's job files. */
final class JobCodec {
  private static final int USUAL_BYTES = 1024;

  private final OpcodeTable opcodes;

  /**
   * @param opcodes tells the summaries, which the files do not hold
   */
  JobCodec(OpcodeTable opcodes) {
    this.opcodes = opcodes;
  }

  static byte[] encode(JobSnapshot job) {
    Map<String, @Nullable Object> file = new LinkedHashMap<>();
    file.put("id", job.id());
    file.put("received_timestamp", wire(job.received()));
    file.put("start_timestamp", wire(job.start()));
    file.put("end_timestamp", wire(job.end()));
    file.put("ops", job.ops().stream().map(JobCodec::op).toList());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
    try (JsonGenerator out = Json.MAPPER.createGenerator(bytes)) {
      Json.write(out, file);
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a job file.
   *
   * @param id the one its name says
   * @throws IOException telling what is wrong with the content
   */
  JobSnapshot decode(long id, byte[] bytes) throws IOException {
    JobSnapshot job = decode(bytes);
    if (job.id() != id) {
      throw new IOException("id is " + job.id() + ", expected " + id);
    }
    return job;
  }

  /**
   * Reads a job.
   *
   * @throws IOException telling what is wrong with the content
   */
  JobSnapshot decode(byte[] bytes) throws IOException {
    try {
      JsonNode file = Json.MAPPER.readTree(bytes);
      long id =
          JobIds.parse(file.path("id").asString(""))
              .orElseThrow(() -> new IOException("id is " + file.path("id") + ", expected digits"));
      List<OpSnapshot> ops = new ArrayList<>();
      for (JsonNode op : file.path("ops").values()) {
        ops.add(op(op));
      }
      if (ops.isEmpty()) {
        throw new IOException("no opcodes, expected at least one");
      }
      return JobSnapshot.of(
          id,
          ops,
          time(file.get("received_timestamp")),
          time(file.get("start_timestamp")),
          time(file.get("end_timestamp")));
    } catch (JacksonException | IllegalArgumentException e) {
      throw new IOException("not a job: " + firstLine(e), e);
    }
  }

  /** The parser's messages go on about where they come from. */
  private static String firstLine(RuntimeException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static Map<String, @Nullable Object> op(OpSnapshot op) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("input", op.input());
    map.put("status", op.status().wireName());
    map.put("priority", op.priority());
    map.put("result", op.result());
    map.put("log", op.log().stream().map(LogEntry::wire).toList());
    map.put("start_timestamp", wire(op.start()));
    map.put("exec_timestamp", wire(op.exec()));
    map.put("end_timestamp", wire(op.end()));
    return map;
  }

  private OpSnapshot op(JsonNode op) {
    JsonNode input = op.path("input");
    if (!input.isObject()) {
      throw new IllegalArgumentException("input is " + input + ", expected an object");
    }
    List<LogEntry> log = new ArrayList<>();
    for (JsonNode line : op.path("log").values()) {
      log.add(logEntry(line));
    }
    JsonNode result = op.path("result");
    return new OpSnapshot(
        input,
        summary(input),
        JobStatus.parse(op.path("status").asString("")),
        op.path("priority").asInt(0),
        result.isNull() || result.isMissingNode() ? null : result,
        log,
        time(op.get("start_timestamp")),
        time(op.get("exec_timestamp")),
        time(op.get("end_timestamp")));
  }

  private static LogEntry logEntry(JsonNode line) {
    Timestamp time = time(line.get(1));
    if (line.size() != 4 || time == null || !line.get(0).isIntegralNumber()) {
      throw new IllegalArgumentException(
          "log line is " + line + ", expected [serial, time, type, message]");
    }
    JsonNode message = line.get(3);
    return new LogEntry(
        line.get(0).asLong(),
        time,
        line.get(2).asString(""),
        message.isString() ? message.stringValue() : message);
  }

  /** A file may name an opcode that this table does not know; the job is kept all the same. */
  private String summary(JsonNode input) {
    try {
      return opcodes.decode(input).summary();
    } catch (GanetiException | IllegalArgumentException e) {
      return input.path("OP_ID").asString("OP_UNKNOWN").replaceFirst("^OP_", "");
    }
  }

  private static @Nullable Object wire(@Nullable Timestamp time) {
    return time == null ? null : time.wire();
  }

  private static @Nullable Timestamp time(@Nullable JsonNode node) {
    if (node == null || node.isNull()) {
      return null;
    }
    if (node.size() != 2 || !node.get(0).isIntegralNumber() || !node.get(1).isIntegralNumber()) {
      throw new IllegalArgumentException("time is " + node + ", expected [seconds, microseconds]");
    }
    return new Timestamp(node.get(0).asLong(), node.get(1).asInt());
  }
}
