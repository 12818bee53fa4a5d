package org.luxibench.daemon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;
import org.luxibench.jobqueue.JobChange;
import org.luxibench.jobqueue.JobFields;
import org.luxibench.jobqueue.JobIds;
import org.luxibench.jobqueue.JobQueue;
import org.luxibench.jobqueue.JobSnapshot;
import org.luxibench.jobqueue.LogEntry;
import org.luxibench.json.Json;
import org.luxibench.json.JsonValue;
import org.luxibench.luxi.Exchange;
import org.luxibench.processor.SubmittedJob;
import tools.jackson.databind.JsonNode;

/** The methods about jobs. None takes a lock of the cluster. */
final class JobMethods {
  /** Longer waits are cut: no client reads that long. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  private static final int FIRST = -20;
  private static final int LAST = 19;

  /** What a job shows in a few bytes. */
  private static final Set<String> SMALL_FIELDS =
      Set.of("id", "status", "priority", "received_ts", "start_ts", "end_ts");

  private static final int FEW_FIELDS = 20;
  private static final int FEW_LINES = 10;
  private static final int SHORT_LINE = 1_000;

  private final JobQueue queue;
  private final JobFields fields;
  private final Dialect dialect;
  private final boolean waitsHoldWorkers;
  private final DiskThreads disk;

  /**
   * @param waitsHoldWorkers whether a WaitForJobChange keeps the calling thread until it is
   *     answered, be its client still there or not
   * @param disk where the methods run that write
   */
  JobMethods(
      JobQueue queue,
      JobFields fields,
      Dialect dialect,
      boolean waitsHoldWorkers,
      DiskThreads disk) {
    this.queue = queue;
    this.fields = fields;
    this.dialect = dialect;
    this.waitsHoldWorkers = waitsHoldWorkers;
    this.disk = disk;
  }

  void addTo(Map<String, LuxiMethod> table) {
    table.put("SubmitJob", disk.running(ArgumentShape.BARE, 1, this::submit));
    table.put("SubmitManyJobs", disk.running(ArgumentShape.BARE, 1, this::submitMany));
    table.put(
        "WaitForJobChange",
        new LuxiMethod(
            ArgumentShape.LIST, 5, 5, args -> false, this::tellsLittle, this::waitForChange));
    table.put("CancelJob", disk.running(ArgumentShape.BARE, 1, this::cancel).atMost(2));
    if (dialect == Dialect.V3_0) {
      table.put("ChangeJobPriority", disk.running(ArgumentShape.LIST, 2, this::changePriority));
    }
    table.put("ArchiveJob", disk.running(ArgumentShape.BARE, 1, this::archive));
    table.put("AutoArchiveJobs", disk.running(ArgumentShape.LIST, 2, this::autoArchive));
    table.put("QueryJobs", new LuxiMethod(ArgumentShape.LIST, 2, 2, false, false, this::query));
    table.put("SetDrainFlag", disk.running(ArgumentShape.BARE, 1, this::drain));
  }

  private Object submit(Arguments args) throws GanetiException {
    dialect.refuseIfDrained(queue.isDrained());
    return queue.submit(opcodes(args.at(0)));
  }

  private Object submitMany(Arguments args) throws GanetiException {
    dialect.refuseIfDrained(queue.isDrained());
    List<List<JsonNode>> jobs = new ArrayList<>();
    for (JsonNode job : args.list(0, "jobs")) {
      jobs.add(opcodes(job));
    }
    return queue.submitMany(jobs).stream().map(SubmittedJob::wire).toList();
  }

  private static List<JsonNode> opcodes(JsonNode job) {
    return Arguments.list(job, "a job");
  }

  /** Whether a wait has little to tell at once, if anything: no opcode, no result, no long log. */
  private boolean tellsLittle(JsonNode args) {
    JsonNode wanted = args.path(1);
    return wanted.size() <= FEW_FIELDS
        && wanted.values().stream().allMatch(each -> SMALL_FIELDS.contains(each.asString("")))
        && logIsShort(JobIds.text(args.path(0)), args.path(3));
  }

  private boolean logIsShort(String job, JsonNode serial) {
    if (!(JobIds.number(job, "") instanceof Long id) || !queue.isLive(id)) {
      return true;
    }
    long known = serial.isNumber() ? serial.asLong(-1) : -1;
    List<LogEntry> lines = queue.find(job).map(each -> each.logAfter(known)).orElse(List.of());
    return lines.size() <= FEW_LINES
        && lines.stream()
            .allMatch(line -> line.message() instanceof String text && text.length() <= SHORT_LINE);
  }

  private void waitForChange(Arguments args, Exchange exchange)
      throws GanetiException, InterruptedException {
    double seconds = Math.max(0, args.number(4, "timeout"));
    Duration timeout =
        seconds > LONGEST_WAIT.toSeconds()
            ? LONGEST_WAIT
            : Duration.ofMillis((long) (seconds * 1e3));
    CountDownLatch told = new CountDownLatch(1);
    JobQueue.Watch watch =
        queue.watch(
            JobIds.text(args.at(0)),
            args.texts(1, "fields"),
            args.at(2),
            args.at(3),
            timeout,
            change -> {
              tell(change, exchange);
              told.countDown();
            });
    if (waitsHoldWorkers) {
      try {
        told.await();
      } finally {
        watch.cancel();
      }
    } else {
      exchange.onClientGone(watch::cancel);
    }
  }

  private void tell(JobChange change, Exchange exchange) {
    Optional<GanetiError> lost =
        change instanceof JobChange.NoSuchJob ? dialect.lostJob() : Optional.empty();
    lost.ifPresentOrElse(exchange::fail, () -> exchange.succeed(JsonValue.of(change.wire())));
  }

  private Object cancel(Arguments args) throws GanetiException {
    return queue.cancel(JobIds.text(args.at(0))).wire();
  }

  /**
   * The real server takes any number; a priority beyond those that jobs can have would never age.
   */
  private Object changePriority(Arguments args) throws GanetiException {
    double priority = args.number(1, "priority");
    if (priority != Math.rint(priority) || priority < FIRST || priority > LAST) {
      throw GanetiException.opPrereq(
          "Priority is %s, expected a whole number from %d to %d"
              .formatted(args.at(1), FIRST, LAST),
          ErrorCode.WRONG_INPUT);
    }
    return queue.changePriority(JobIds.text(args.at(0)), (int) priority).wire();
  }

  private Object archive(Arguments args) throws GanetiException {
    return queue.archive(JobIds.text(args.at(0)));
  }

  private Object autoArchive(Arguments args) throws GanetiException {
    return queue.autoArchive(args.number(0, "age"), args.number(1, "timeout")).wire();
  }

  /** Of many jobs only one row at a time exists; the real server minds no field without a job. */
  private void query(Arguments args, Exchange exchange) throws Exception {
    List<String> wanted = args.texts(1, "fields");
    List<Optional<JobSnapshot>> jobs =
        args.truthy(0)
            ? named(args.list(0, "job ids"), exchange)
            : queue.live().stream().map(Optional::of).toList();
    List<JobFields.Reader> columns =
        jobs.stream().anyMatch(Optional::isPresent) ? fields.readers(wanted) : List.of();
    JsonValue rows =
        out -> {
          out.writeStartArray();
          jobs.forEach(job -> Json.write(out, job.map(each -> row(each, columns)).orElse(null)));
          out.writeEndArray();
        };
    LuxiMethod.write((long) jobs.size() * wanted.size(), exchange, () -> exchange.succeed(rows));
  }

  /** Those that are archived are read from their files meanwhile. */
  private List<Optional<JobSnapshot>> named(List<JsonNode> ids, Exchange exchange)
      throws GanetiException {
    List<Optional<JobSnapshot>> jobs = new ArrayList<>(ids.size());
    for (JsonNode id : ids) {
      if (exchange.clientGone()) {
        throw GanetiException.opExec("The client has gone");
      }
      jobs.add(queue.find(JobIds.text(id)));
    }
    return jobs;
  }

  private static JsonValue row(JobSnapshot job, List<JobFields.Reader> columns) {
    return out -> {
      out.writeStartArray();
      columns.forEach(column -> Json.write(out, column.of(job)));
      out.writeEndArray();
    };
  }

  private Object drain(Arguments args) throws GanetiException {
    queue.setDrained(dialect.flag(args, 0));
    return true;
  }
}
