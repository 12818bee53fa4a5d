package org.luxibench.query;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;
import org.luxibench.jobqueue.JobFields;
import org.luxibench.jobqueue.JobIds;
import org.luxibench.jobqueue.JobSnapshot;
import tools.jackson.databind.JsonNode;

/**
 * The jobs, for clients of 3.0. One that does not exist is a row of unavailable cells. Archived
 * ones are looked for when they are asked for by id, or where the question speaks of archiving.
 */
final class JobResource implements Resource<JobResource.Row> {
  private static final String ARCHIVED = "archived";
  private static final JobFields VALUES = new JobFields(JobIds.NUMBER);

  private static final FieldTable<Row> FIELDS =
      FieldTable.of(QueryDialect.V3_0, "job", false, readers());

  /** A job as one query sees it. */
  interface Row {
    /** As the client wrote it. */
    Object id();

    @Nullable JobSnapshot job();

    boolean archived();
  }

  /** A job that is at hand, or does not exist. */
  record Known(Object id, @Nullable JobSnapshot job, boolean archived) implements Row {}

  /** A job in the archive that is read when its row is. */
  record Archived(Long id, ArchiveReader archive) implements Row {
    @Override
    public @Nullable JobSnapshot job() {
      return archive.read(id);
    }

    @Override
    public boolean archived() {
      return true;
    }
  }

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

  @Override
  public boolean readsFiles(List<Row> rows) {
    return rows.stream().anyMatch(Archived.class::isInstance);
  }

  /** Ids may be written as text too. */
  @Override
  public boolean takesName(Field<Row> field, JsonNode value) {
    return field.name().equals("id") && value.isString();
  }

  @Override
  public List<Row> all(Scope scope, Set<String> mentioned) {
    List<Row> rows = new ArrayList<>(all(scope));
    if (mentioned.contains(ARCHIVED)) {
      ArchiveReader archive = new ArchiveReader(scope.sources());
      scope.sources().archivedJobs().forEach(id -> rows.add(new Archived(id, archive)));
      rows.sort(Comparator.comparingLong(row -> (Long) row.id()));
    }
    return rows;
  }

  @Override
  public List<Row> all(Scope scope) {
    return scope.sources().jobs().stream()
        .<Row>map(job -> new Known(job.id(), job, false))
        .toList();
  }

  @Override
  public Optional<Row> find(Scope scope, JsonNode name) {
    String id = JobIds.text(name);
    Optional<JobSnapshot> job = scope.sources().job(id);
    boolean archived = job.isPresent() && !scope.sources().isLive(job.get().id());
    Object shown = job.<Object>map(JobSnapshot::id).orElseGet(() -> JobIds.number(id, name));
    return Optional.of(new Known(shown, job.orElse(null), archived));
  }

  /** Never thrown: what does not exist has a row too. */
  @Override
  public GanetiException missing(List<String> names) {
    return QueryDialect.V3_0.unknown("Job", names.get(0));
  }

  private static Map<String, Function<Row, Cell>> readers() {
    Map<String, Function<Row, Cell>> readers = new HashMap<>();
    for (FieldDefinition definition : FieldCatalogue.of(QueryDialect.V3_0, "job")) {
      readers.put(definition.name(), row -> value(row, definition.name()));
    }
    readers.put("id", row -> Cell.of(row.id()));
    readers.put(ARCHIVED, row -> row.job() == null ? Cell.UNAVAILABLE : Cell.of(row.archived()));
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
