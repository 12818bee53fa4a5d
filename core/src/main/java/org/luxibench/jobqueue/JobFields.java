package org.luxibench.jobqueue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;

/** The fields of a job by name, as QueryJobs and WaitForJobChange give them (REFERENCE 6). */
public final class JobFields {
  private static final Map<String, Reader> FIELDS =
      Map.ofEntries(
          Map.entry("status", job -> job.status().wireName()),
          Map.entry("priority", JobSnapshot::priority),
          Map.entry("ops", job -> each(job, OpSnapshot::input)),
          Map.entry("opresult", job -> each(job, OpSnapshot::result)),
          Map.entry("opstatus", job -> each(job, op -> op.status().wireName())),
          Map.entry("oplog", job -> each(job, JobFields::log)),
          Map.entry("opstart", job -> each(job, op -> time(op.start()))),
          Map.entry("opexec", job -> each(job, op -> time(op.exec()))),
          Map.entry("opend", job -> each(job, op -> time(op.end()))),
          Map.entry("oppriority", job -> each(job, OpSnapshot::priority)),
          Map.entry("received_ts", job -> time(job.received())),
          Map.entry("start_ts", job -> time(job.start())),
          Map.entry("end_ts", job -> time(job.end())),
          Map.entry("summary", job -> each(job, OpSnapshot::summary)));

  /** Reads one field of a job, as a JSON-like value. */
  @FunctionalInterface
  public interface Reader {
    /** The value. */
    @Nullable Object of(JobSnapshot job);
  }

  private final JobIds ids;

  /**
   * @param ids how the field {@code id} is written
   */
  public JobFields(JobIds ids) {
    this.ids = ids;
  }

  /**
   * The values of the named fields, in order, as JSON-like values.
   *
   * @throws GanetiException OpExecError for a field that does not exist
   */
  public List<@Nullable Object> row(JobSnapshot job, List<String> fields) throws GanetiException {
    List<@Nullable Object> row = new ArrayList<>(fields.size());
    for (String field : fields) {
      row.add(value(job, field));
    }
    return row;
  }

  /**
   * How to read the named fields, in order.
   *
   * @throws GanetiException OpExecError for a field that does not exist
   */
  public List<Reader> readers(List<String> fields) throws GanetiException {
    List<Reader> readers = new ArrayList<>(fields.size());
    for (String field : fields) {
      readers.add(reader(field));
    }
    return readers;
  }

  /**
   * The value of one field, as a JSON-like value.
   *
   * @throws GanetiException OpExecError for a field that does not exist
   */
  public @Nullable Object value(JobSnapshot job, String field) throws GanetiException {
    return reader(field).of(job);
  }

  private Reader reader(String field) throws GanetiException {
    if (field.equals("id")) {
      return job -> ids.wire(job.id());
    }
    Reader reader = FIELDS.get(field);
    if (reader == null) {
      throw GanetiException.opExec("Invalid self query field '" + field + "'");
    }
    return reader;
  }

  private static List<@Nullable Object> each(
      JobSnapshot job, Function<OpSnapshot, @Nullable Object> read) {
    List<@Nullable Object> values = new ArrayList<>(job.ops().size());
    job.ops().forEach(op -> values.add(read.apply(op)));
    return values;
  }

  private static List<Object> log(OpSnapshot op) {
    return op.log().stream().<Object>map(LogEntry::wire).toList();
  }

  private static @Nullable Object time(@Nullable Timestamp time) {
    return time == null ? null : time.wire();
  }
}
