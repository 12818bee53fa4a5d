package org.luxibench.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;
import org.luxibench.jobqueue.JobFields;
import org.luxibench.jobqueue.JobIds;
import org.luxibench.jobqueue.JobSnapshot;
import tools.jackson.databind.JsonNode;

/** The jobs, for clients of 3.0. One that does not exist is a row of unavailable cells. */
final class JobResource implements Resource<JobResource.Row> {
  private static final JobFields VALUES = new JobFields(JobIds.NUMBER);

  /**
   * A job as one query sees it.
   *
   * @param id as the client wrote it
   */
  record Row(Object id, @Nullable JobSnapshot job, boolean archived) {}

  private static final FieldTable<Row> FIELDS = FieldTable.of("job", false, readers());

  @Override
  public FieldTable<Row> fields() {
    return FIELDS;
  }

  @Override
  public String nameField() {
    return "id";
  }

  @Override
  public boolean isStable() {
    return false;
  }

  /** Ids may be written as text too. */
  @Override
  public boolean takesName(Field<Row> field, JsonNode value) {
    return field.name().equals("id") && value.isString();
  }

  @Override
  public List<Row> all(Scope scope) {
    return scope.sources().jobs().stream().map(job -> new Row(job.id(), job, false)).toList();
  }

  @Override
  public List<Row> named(Scope scope, List<JsonNode> names) {
    List<Row> rows = new ArrayList<>(names.size());
    for (JsonNode name : names) {
      Optional<JobSnapshot> job = scope.sources().job(JobIds.text(name));
      rows.add(new Row(job.<Object>map(JobSnapshot::id).orElse(name), job.orElse(null), false));
    }
    return rows;
  }

  private static Map<String, Function<Row, Cell>> readers() {
    Map<String, Function<Row, Cell>> readers = new HashMap<>();
    for (FieldDefinition definition : FieldCatalogue.of("job")) {
      readers.put(definition.name(), row -> value(row, definition.name()));
    }
    readers.put("id", row -> Cell.of(row.id()));
    readers.put("archived", row -> row.job() == null ? Cell.UNAVAILABLE : Cell.of(row.archived()));
    return readers;
  }

  private static Cell value(Row row, String field) {
    JobSnapshot job = row.job();
    if (job == null) {
      return Cell.UNAVAILABLE;
    }
    try {
      return Cell.present(VALUES.value(job, field));
    } catch (GanetiException e) {
      throw new IllegalStateException("the catalogue has a job field that jobs lack: " + field, e);
    }
  }
}
