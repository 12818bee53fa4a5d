package org.luxibench.jobqueue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;
import org.luxibench.opcode.OpCode;
import org.luxibench.opcode.OpcodeTable;
import org.luxibench.opcode.SubmissionRules;
import org.luxibench.processor.SubmittedJob;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Takes jobs in: decoded, numbered, checked, saved, and only then queued and acknowledged.
 *
 * <p>A job whose opcodes can be decoded costs a number even when it is refused, as in the
 * reference. Invariant: {@code places} is the number of live jobs plus that of jobs being saved.
 */
final class Submissions {
  private static final Logger log = LoggerFactory.getLogger(Submissions.class);

  private final OpcodeTable opcodes;
  private final JobQueueOptions options;
  private final SerialNumbers serials;
  private final GroupCommit commit;
  private final Transitions transitions;
  private final Consumer<List<Job>> accepted;
  private final AtomicInteger places;
  private final AtomicInteger underWay = new AtomicInteger();
  private volatile boolean drained;
  private volatile boolean closed;

  /**
   * @param live how many jobs there are already
   * @param accepted given jobs that are on disk, to be queued
   */
  Submissions(
      OpcodeTable opcodes,
      JobQueueOptions options,
      SerialNumbers serials,
      GroupCommit commit,
      Transitions transitions,
      int live,
      Consumer<List<Job>> accepted) {
    this.opcodes = opcodes;
    this.options = options;
    this.serials = serials;
    this.commit = commit;
    this.transitions = transitions;
    this.places = new AtomicInteger(live);
    this.accepted = accepted;
  }

  void drain(boolean flag) {
    drained = flag;
  }

  boolean isDrained() {
    return drained;
  }

  void close() {
    closed = true;
  }

  /** How many calls wait for the disk. */
  int underWay() {
    return underWay.get();
  }

  /** Jobs have left for the archive. */
  void freePlaces(int number) {
    places.addAndGet(-number);
  }

  long submit(List<JsonNode> json) throws GanetiException {
    List<OpCode> ops = decode(json);
    long id = serials.next();
    List<OpCode> resolved =
        options.ids() == JobIds.NUMBER
            ? new RelativeIds(options.ids(), List.of(id)).resolve(ops, 0)
            : ops;
    Candidate candidate = admit(id, resolved);
    save(List.of(candidate));
    if (candidate.refusal != null) {
      throw candidate.refusal;
    }
    return candidate.id;
  }

  List<SubmittedJob> submitMany(List<List<JsonNode>> jobs) throws GanetiException {
    List<List<OpCode>> decoded = new ArrayList<>();
    for (List<JsonNode> job : jobs) {
      decoded.add(decode(job));
    }
    List<Long> ids = decoded.stream().map(job -> serials.next()).toList();
    RelativeIds relative = new RelativeIds(options.ids(), ids);
    List<Candidate> candidates = new ArrayList<>();
    for (int i = 0; i < ids.size(); i++) {
      candidates.add(admit(ids.get(i), relative.resolve(decoded.get(i), i)));
    }
    save(candidates);
    return candidates.stream().map(this::answer).toList();
  }

  private List<OpCode> decode(List<JsonNode> json) throws GanetiException {
    List<OpCode> ops = new ArrayList<>(json.size());
    for (JsonNode op : json) {
      ops.add(opcodes.decode(op));
    }
    return ops;
  }

  private Candidate admit(long id, List<OpCode> ops) {
    Candidate candidate = new Candidate(id, ops);
    try {
      if (closed) {
        throw Refusals.closed();
      }
      if (drained) {
        throw Refusals.drained();
      }
      SubmissionRules.check(ops);
      Job job = Job.submitted(transitions.submitted(id, ops));
      takePlace();
      candidate.job = job;
    } catch (GanetiException e) {
      candidate.refusal = e;
    } catch (RuntimeException e) {
      log.error("job {} refused, it cannot be looked at", id, e);
      candidate.refusal = Refusals.unexpected(e);
    }
    return candidate;
  }

  private void takePlace() throws GanetiException {
    int taken = places.getAndUpdate(now -> now < options.maxLive() ? now + 1 : now);
    if (taken >= options.maxLive()) {
      throw Refusals.full(options.maxLive());
    }
  }

  private void save(List<Candidate> candidates) {
    List<SaveRequest> requests = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (candidate.job != null) {
        candidate.request = SaveRequest.latest(candidate.job);
        requests.add(candidate.request);
      }
    }
    if (requests.isEmpty()) {
      return;
    }
    underWay.incrementAndGet();
    try {
      commit.save(requests);
    } finally {
      underWay.decrementAndGet();
    }
    candidates.forEach(this::settle);
    accepted.accept(
        requests.stream().filter(each -> each.failure() == null).map(SaveRequest::job).toList());
  }

  private void settle(Candidate candidate) {
    IOException failure = candidate.request == null ? null : candidate.request.failure();
    if (failure != null) {
      log.error("job {} refused: {}", candidate.id, failure.toString());
      candidate.refusal = Refusals.disk(failure);
      places.decrementAndGet();
    }
  }

  private SubmittedJob answer(Candidate candidate) {
    if (candidate.refusal == null) {
      return new SubmittedJob(true, options.ids().wire(candidate.id));
    }
    String summaries =
        candidate.ops.stream().map(OpCode::summary).collect(Collectors.joining(", "));
    return new SubmittedJob(false, candidate.refusal.error().message() + "; opcodes " + summaries);
  }

  /** A job on its way in. */
  private static final class Candidate {
    private final long id;
    private final List<OpCode> ops;
    private @Nullable Job job;
    private @Nullable SaveRequest request;
    private @Nullable GanetiException refusal;

    Candidate(long id, List<OpCode> ops) {
      this.id = id;
      this.ops = ops;
    }
  }
}
