package org.luxibench.processor;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiError;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.Acquisition;
import org.luxibench.locking.LockException;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;
import org.luxibench.opcode.Bgl;
import org.luxibench.opcode.OpCode;
import org.luxibench.opcode.Validation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes an opcode through its locks, level by level, without ever parking.
 *
 * <p>An <i>attempt</i> begins with the BGL and ends when the unit has run, or when its time is up
 * before all locks are held: then all are given back and the next call of {@link #proceed} begins
 * another. A round of attempts in vain improves the job's priority; at −20 the attempt after it has
 * no time limit (REFERENCE 5).
 *
 * <p>Whose turn it is: all plain fields belong to the worker inside {@code proceed} until that
 * returns {@code Waiting}; then to {@link #settle}, which the lock calls once on whatever thread
 * ended the acquisition; after {@link ReadySignal#fire} to the next {@code proceed}. The signal and
 * the job queue's own hand-over publish them. The alarm and {@link #cancel} touch nothing but the
 * acquisitions, which settle any race between them. {@code cancel} writes {@code canceled} before
 * it reads {@code pending}, {@code proceed} the other way round: one of them sees the other.
 *
 * <p>An attempt that lapsed has granted nobody, as its job was to come back. When the job is
 * canceled or fails it does not: those that stood behind are granted then (REFERENCE 4, rule 4). So
 * {@code lapsed}: by level, what lapsed there last and was not passed by an attempt since.
 */
final class LockingExecution implements OpExecution {
  private static final Logger LOG = LoggerFactory.getLogger(LockingExecution.class);
  private static final int BEST_PRIORITY = -20;
  private static final List<LockLevel> LEVELS = List.of(LockLevel.values());

  private final LockingProcessor processor;
  private final OpHost host;
  private final AttemptTimes times;

  private OpCode opcode;
  private boolean validated;
  private @Nullable Progress end;

  private @Nullable Attempt attempt;
  private @Nullable LogicalUnit unit;
  private @Nullable Acquisition<?> asked;
  private int levelsDone;
  private boolean timed;
  private long deadlineNanos;
  private Alarms.Alarm alarm = () -> {};
  private LockWaitEvent lockWait = new LockWaitEvent();

  private volatile boolean canceled;
  private volatile @Nullable Acquisition<?> pending;
  private final Map<LockLevel, Acquisition<?>> lapsed = new ConcurrentHashMap<>();
  private volatile ReadySignal ready = new ReadySignal();

  LockingExecution(LockingProcessor processor, OpCode opcode, OpHost host) {
    this.processor = processor;
    this.opcode = opcode;
    this.host = host;
    this.times = new AttemptTimes(processor.random);
  }

  @Override
  public Progress proceed() {
    Progress progress = end;
    if (progress == null) {
      progress = advance();
      if (!(progress instanceof Progress.Waiting)) {
        end = progress;
        lapsed.values().forEach(Acquisition::giveUp);
      }
    }
    return progress;
  }

  @Override
  public void whenReady(Runnable callback) {
    ready.whenFired(callback);
  }

  @Override
  public void retry() {
    Acquisition<?> current = pending;
    if (current != null) {
      current.expire();
    }
  }

  @Override
  public void cancel() {
    canceled = true;
    Acquisition<?> current = pending;
    if (current != null) {
      current.giveUp();
    }
    lapsed.values().forEach(Acquisition::giveUp);
  }

  /** After {@code Waiting} nothing here may be touched: another thread may have the turn. */
  private Progress advance() {
    boolean waiting = false;
    try {
      Progress progress = takeLocks();
      if (progress == null) {
        host.running();
        OpcodeEvent event = new OpcodeEvent();
        event.begin();
        progress = work();
        record(event, progress);
      }
      waiting = progress instanceof Progress.Waiting;
      return progress;
    } finally {
      if (!waiting) {
        endAttempt();
      }
    }
  }

  /** Takes what is left to take; nothing is returned when all is held. */
  private @Nullable Progress takeLocks() {
    try {
      if (attempt == null) {
        beginAttempt();
      }
      // What was granted is taken even if canceled: only then is it given back.
      while (asked != null || (levelsDone < LEVELS.size() && !canceled)) {
        if (asked == null) {
          asked = ask(LEVELS.get(levelsDone));
        }
        if (asked != null && asked.state() == Acquisition.State.PENDING) {
          return waitFor(asked);
        }
        levelTaken();
      }
      return canceled ? new Progress.Canceled() : null;
    } catch (GanetiException e) {
      return new Progress.Failed(e.error());
    } catch (RuntimeException e) {
      return unexpected(e);
    }
  }

  private void beginAttempt() {
    if (times.exhausted() && host.priority() > BEST_PRIORITY) {
      host.raisePriority();
      times.startRound();
    }
    timed = !times.exhausted();
    if (timed) {
      deadlineNanos = processor.alarms.nanoTime() + times.next().toNanos();
    }
    attempt =
        new Attempt(
            processor.locks,
            new LockOwner(host.ownerName()),
            Math.max(host.priority(), BEST_PRIORITY));
    unit = null;
    levelsDone = 0;
  }

  /** Asks for what is needed of a level, if anything is. */
  private @Nullable Acquisition<?> ask(LockLevel level) throws GanetiException {
    Attempt current = Objects.requireNonNull(attempt);
    if (level == LockLevel.CLUSTER) {
      Bgl bgl = processor.behaviour.bglOf(opcode.definition());
      return switch (bgl) {
        case NONE -> null;
        case SHARED -> current.acquireBgl(LockMode.SHARED);
        case EXCLUSIVE -> current.acquireBgl(LockMode.EXCLUSIVE);
      };
    }
    LockNeed need = Objects.requireNonNull(unit).declare(level);
    if (need instanceof LockNeed.Named named) {
      return current.acquire(level, named);
    } else if (need instanceof LockNeed.All all) {
      return current.acquire(level, all);
    } else if (need instanceof LockNeed.Added added) {
      return current.acquire(level, added);
    }
    return null;
  }

  private void levelTaken() throws GanetiException {
    LockLevel level = LEVELS.get(levelsDone);
    Acquisition<?> ended = asked;
    if (ended != null) {
      asked = null;
      try {
        ended.result();
      } catch (LockException e) {
        throw Objects.requireNonNull(attempt).explain(level, e);
      }
    }
    lapsed.remove(level);
    levelsDone++;
    if (level == LockLevel.CLUSTER && !canceled) {
      prepare();
    }
  }

  /** The reference looks at an opcode's values only once it holds the BGL; clients see it. */
  private void prepare() throws GanetiException {
    if (!validated) {
      Validation validation = opcode.validate();
      opcode = validation.opcode();
      host.validated(opcode);
      if (validation.error().isPresent()) {
        throw new GanetiException(validation.error().get());
      }
      validated = true;
    }
    unit = processor.units.create(opcode, host, Objects.requireNonNull(attempt));
  }

  private Progress waitFor(Acquisition<?> acquisition) {
    ready = new ReadySignal();
    pending = acquisition;
    lockWait = new LockWaitEvent();
    lockWait.begin();
    if (timed) {
      long left = deadlineNanos - processor.alarms.nanoTime();
      alarm = processor.alarms.in(left, acquisition::expire);
    }
    acquisition.onEnd(this::settle);
    if (canceled) {
      acquisition.giveUp();
    }
    return new Progress.Waiting();
  }

  private void settle() {
    alarm.cancel();
    Acquisition<?> ended = Objects.requireNonNull(asked);
    Acquisition.State state = ended.state();
    if (state == Acquisition.State.LAPSED) {
      lapsed.put(LEVELS.get(levelsDone), ended);
    }
    pending = null;
    record(state);
    try {
      if (state == Acquisition.State.LAPSED) {
        asked = null;
        endAttempt();
      }
    } finally {
      ready.fire();
    }
  }

  private void record(Acquisition.State state) {
    lockWait.end();
    if (lockWait.shouldCommit()) {
      lockWait.job = host.jobId();
      lockWait.opcode = opcode.id();
      lockWait.level = LEVELS.get(levelsDone).setName();
      lockWait.priority = host.priority();
      lockWait.outcome = state.name();
      lockWait.commit();
    }
  }

  private void endAttempt() {
    Attempt ending = attempt;
    attempt = null;
    if (ending != null) {
      ending.end();
    }
  }

  private Progress work() {
    LogicalUnit ours = Objects.requireNonNull(unit);
    try {
      ours.checkPrerequisites();
      if (opcode.flag("dry_run")) {
        host.log("message", " - INFO: dry run: nothing is done");
        return new Progress.Done(null);
      }
      return new Progress.Done(ours.run());
    } catch (GanetiException e) {
      return new Progress.Failed(e.error());
    } catch (IOException e) {
      LOG.error("job {}: the configuration cannot be saved", host.jobId(), e);
      return failed("The configuration cannot be saved: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return failed("Unclean master daemon shutdown");
    } catch (RuntimeException e) {
      return unexpected(e);
    }
  }

  private void record(OpcodeEvent event, Progress progress) {
    event.end();
    if (event.shouldCommit()) {
      event.job = host.jobId();
      event.opcode = opcode.id();
      event.outcome = progress.getClass().getSimpleName();
      event.commit();
    }
  }

  private Progress unexpected(RuntimeException e) {
    LOG.error("job {}: {} failed unexpectedly", host.jobId(), opcode.id(), e);
    return failed(String.valueOf(e.getMessage()));
  }

  private static Progress failed(String message) {
    return new Progress.Failed(GanetiError.opExec(message));
  }
}
