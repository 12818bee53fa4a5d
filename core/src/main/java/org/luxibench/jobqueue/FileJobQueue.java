package org.luxibench.jobqueue;

import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;
import org.luxibench.opcode.OpcodeTable;
import org.luxibench.processor.Processor;
import org.luxibench.processor.SubmittedJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * The job queue on a folder of files.
 *
 * <p>{@link #open} reads the folder, {@link #start} begins to execute; between the two the parts
 * that a processor needs can be wired. Threads: the workers, one timer for the watches, one for
 * what is saved later.
 *
 * <p>Invariant: {@code live} holds exactly the jobs that are on disk, not archived and acknowledged
 * or about to be. Readers go through it without a lock.
 */
public final class FileJobQueue implements JobQueue {
  private static final Logger log = LoggerFactory.getLogger(FileJobQueue.class);

  /** When to look again at what the disk did not give. */
  private static final long AGAIN_MILLIS = 1000;

  private final ConcurrentSkipListMap<Long, Job> live = new ConcurrentSkipListMap<>();
  private final DependencyWaits waits = new DependencyWaits();
  private final ReadyQueue ready = new ReadyQueue();
  private final JobQueueOptions options;
  private final HeldFile lock;
  private final QueueFolder folder;
  private final JobCodec codec;
  private final SerialNumbers serials;
  private final GroupCommit commit;
  private final Transitions transitions;
  private final JobStates states;
  private final Watchers watchers;
  private final Submissions submissions;
  private final Archiver archiver;
  private final Workers workers;
  private final Cancellation cancellation;
  private final PriorityChange priorityChange;
  private final ScheduledThreadPoolExecutor watchTimer = timer("jobqueue-watches");
  private final ScheduledThreadPoolExecutor saveTimer = timer("jobqueue-saves");
  private final JobFields fields;
  private final AtomicBoolean closed = new AtomicBoolean();

  /** What is needed besides the options; a test may replace the files and the clock. */
  record Parts(OpcodeTable opcodes, Processor processor, FileLayer files, InstantSource clock) {}

  private FileJobQueue(JobQueueOptions options, Parts parts, HeldFile lock) throws IOException {
    this.options = options;
    this.lock = lock;
    this.folder = new QueueFolder(options.folder(), parts.files());
    this.codec = new JobCodec(parts.opcodes());
    this.transitions = new Transitions(parts.clock());
    folder.prepare();
    Recovery.Recovered recovered = new Recovery(folder, codec, transitions).recover();
    recovered.jobs().forEach(job -> live.put(job.id(), job));
    this.serials = new SerialNumbers(recovered.lastId());
    this.commit = new GroupCommit(folder);
    this.fields = new JobFields(options.ids());
    this.watchers = new Watchers(fields, watchTimer);
    this.states = new JobStates(folder, commit, serials, saveTimer, this::changed);
    this.submissions =
        new Submissions(
            parts.opcodes(), options, serials, commit, transitions, live.size(), this::accept);
    submissions.drain(folder.drained());
    this.archiver = new Archiver(folder, commit, serials, live, parts.clock(), this::archived);
    this.workers = new Workers(ready, runner(parts), options.workers());
    this.cancellation = new Cancellation(states, transitions, waits, this::wake, ready::add);
    this.priorityChange = new PriorityChange(states, ready::add);
    recovered.changed().forEach(states::saveSoon);
  }

  private JobRunner runner(Parts parts) {
    return new JobRunner(
        parts.opcodes(),
        parts.processor(),
        states,
        transitions,
        new DependencyCheck(new Awaitable()),
        waits,
        this::submitForOpcode,
        this::wake,
        ready::add);
  }

  /**
   * Takes the folder and reads the jobs in it. Nothing is executed before {@link #start}.
   *
   * @throws IOException if another daemon has the folder, it is of another version, or the disk
   *     refuses
   */
  public static FileJobQueue open(JobQueueOptions options, OpcodeTable opcodes, Processor processor)
      throws IOException {
    return open(options, new Parts(opcodes, processor, FileLayer.disk(), InstantSource.system()));
  }

  static FileJobQueue open(JobQueueOptions options, Parts parts) throws IOException {
    HeldFile lock =
        HeldFile.take(options.folder(), "lock")
            .orElseThrow(
                () ->
                    new IOException(
                        "job queue %s is in use by another daemon, expected it to be free"
                            .formatted(options.folder())));
    try {
      return new FileJobQueue(options, parts, lock);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Begins to execute jobs: the queued ones first. To be called once. */
  public void start() {
    live.values().stream().filter(job -> !job.shown().status().isFinal()).forEach(ready::add);
    workers.start();
    log.info("job queue {} serves {} jobs", options.folder(), live.size());
  }

  @Override
  public Object submit(List<JsonNode> ops) throws GanetiException {
    return options.ids().wire(submissions.submit(ops));
  }

  @Override
  public List<SubmittedJob> submitMany(List<List<JsonNode>> jobs) throws GanetiException {
    return submissions.submitMany(jobs);
  }

  @Override
  public CancelAnswer cancel(String id) throws GanetiException {
    Job job = liveJob(id);
    return job == null
        ? new CancelAnswer(false, options.ids().notFound(id))
        : cancellation.cancel(job);
  }

  @Override
  public PriorityAnswer changePriority(String id, int priority) throws GanetiException {
    Job job = liveJob(id);
    return job == null || job.current().status().isFinal()
        ? new PriorityAnswer(false, options.ids().notFound(id))
        : priorityChange.change(job, priority);
  }

  @Override
  public boolean archive(String id) throws GanetiException {
    Job job = liveJob(id);
    return job != null && archiver.archive(List.of(job)) == 1;
  }

  @Override
  public ArchiveAnswer autoArchive(double ageSeconds, double budgetSeconds) throws GanetiException {
    return archiver.autoArchive(ageSeconds, budgetSeconds);
  }

  @Override
  public Optional<JobSnapshot> find(String id) {
    OptionalLong number = JobIds.parse(id);
    return number.isPresent() ? find(number.getAsLong()) : Optional.empty();
  }

  @Override
  public boolean isLive(long id) {
    return live.containsKey(id);
  }

  @Override
  public NavigableSet<Long> archivedIds() {
    try {
      return folder.archivedIds();
    } catch (IOException e) {
      log.warn("the archive of {} cannot be listed: {}", options.folder(), e.toString());
      return new TreeSet<>();
    }
  }

  @Override
  public List<JobSnapshot> live() {
    return live.values().stream().map(Job::shown).toList();
  }

  @Override
  public Watch watch(
      String id,
      List<String> wanted,
      JsonNode previousInfo,
      JsonNode previousSerial,
      Duration timeout,
      Consumer<JobChange> answer)
      throws GanetiException {
    Job job = liveJob(id);
    if (job == null) {
      answer.accept(new JobChange.NoSuchJob());
      return () -> {};
    }
    Watchers.Interest interest = Watchers.Interest.of(wanted, previousInfo, previousSerial);
    return watchers.watch(job, interest, timeout, answer);
  }

  @Override
  public SortedMap<Long, List<Long>> dependencyWaits() {
    return waits.all();
  }

  @Override
  public boolean isDrained() {
    return submissions.isDrained();
  }

  @Override
  public synchronized void setDrained(boolean drained) throws GanetiException {
    try {
      folder.setDrained(drained);
    } catch (IOException e) {
      throw Refusals.disk(e);
    }
    submissions.drain(drained);
    log.info("job queue {}", drained ? "drained" : "takes jobs again");
  }

  /** How many jobs are being executed at present. */
  public int busyWorkers() {
    return workers.busy();
  }

  /** How many jobs a worker could take at present, about. */
  public int readyJobs() {
    return ready.size();
  }

  /** How many submissions wait for the disk at present. */
  int submissionsUnderWay() {
    return submissions.underWay();
  }

  /** How many watches are parked at present. */
  public int watches() {
    return watchers.size();
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    submissions.close();
    workers.close(options.patience());
    watchTimer.shutdownNow();
    // Not shutdownNow: an interrupt would close the file that is being written.
    saveTimer.shutdown();
    states.flush();
    commit.close();
    try {
      lock.close();
    } catch (IOException e) {
      log.error("lock of {} not given free", options.folder(), e);
    }
  }

  private @Nullable Job liveJob(String id) {
    OptionalLong number = JobIds.parse(id);
    return number.isPresent() ? live.get(number.getAsLong()) : null;
  }

  private Optional<JobSnapshot> find(long id) {
    Job job = live.get(id);
    if (job != null) {
      return Optional.of(job.shown());
    }
    try {
      return archived(id);
    } catch (IOException e) {
      log.warn("archived job {} cannot be read: {}", id, e.toString());
      return Optional.empty();
    }
  }

  /**
   * The archived job; none also where its file is damaged.
   *
   * @throws IOException if the disk refuses, which it may do for a while only
   */
  private Optional<JobSnapshot> archived(long id) throws IOException {
    byte[] bytes = folder.readArchived(id);
    try {
      return bytes.length == 0 ? Optional.empty() : Optional.of(codec.decode(id, bytes));
    } catch (IOException e) {
      log.warn("archived job {} is damaged: {}", id, e.toString());
      return Optional.empty();
    }
  }

  /** The jobs, for those that wait for one. */
  private final class Awaitable implements DependencyCheck.Jobs {
    @Override
    public Optional<DependencyCheck.Found> find(long id) throws IOException {
      Job job = live.get(id);
      return job == null
          ? archived(id).map(found -> new DependencyCheck.Found(found.status(), false))
          : Optional.of(new DependencyCheck.Found(job.shown().status(), true));
    }

    @Override
    public void lookAgainSoon(long id) {
      Future<?> unused =
          saveTimer.schedule(
              () -> waits.take(id).forEach(FileJobQueue.this::wake),
              AGAIN_MILLIS,
              TimeUnit.MILLISECONDS);
    }
  }

  private void accept(List<Job> jobs) {
    for (Job job : jobs) {
      live.put(job.id(), job);
      log.info("job {} queued ({})", job.id(), job.shown().title());
    }
    jobs.forEach(ready::add);
    states.saveSerialSoon();
  }

  private List<SubmittedJob> submitForOpcode(List<List<JsonNode>> jobs) throws GanetiException {
    return submissions.submitMany(jobs);
  }

  private void wake(Job.Ticket ticket) {
    if (ticket.job().wake(ticket)) {
      ready.add(ticket.job());
    }
  }

  private void changed(Job job) {
    watchers.changed(job);
    JobSnapshot shown = job.shown();
    if (shown.status().isFinal()) {
      JobEvent.ended(shown);
      waits.take(job.id()).forEach(this::wake);
    }
  }

  private void archived(List<Job> jobs) {
    submissions.freePlaces(jobs.size());
    for (Job job : jobs) {
      watchers.archived(job.id());
      log.info("job {} archived", job.id());
    }
  }

  private static ScheduledThreadPoolExecutor timer(String name) {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
    timer.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    return timer;
  }
}
