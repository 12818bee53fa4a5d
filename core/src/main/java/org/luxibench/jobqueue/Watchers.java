package org.luxibench.jobqueue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;
import org.luxibench.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Those who wait for a job to change. A parked one is a map entry and a timer's; it has no thread.
 *
 * <p>Invariants: {@code parked} holds every watch that has not been answered and not been given up.
 * A watch is put there before it looks at the job, and a job shows its new state before {@link
 * #changed} looks for watches: one of the two sees the other. {@code Parked.over} decides who
 * answers: once.
 */
final class Watchers {
  private static final Logger log = LoggerFactory.getLogger(Watchers.class);
  private static final Duration LONGEST = Duration.ofDays(365);

  private final Map<Long, Set<Parked>> parked = new ConcurrentHashMap<>();
  private final JobFields fields;
  private final ScheduledExecutorService timer;

  Watchers(JobFields fields, ScheduledExecutorService timer) {
    this.fields = fields;
    this.timer = timer;
  }

  /**
   * What a client knows of a job, and wants to hear of it.
   *
   * @param info the values it knows, JSON null for none
   * @param serial of the last log line it knows
   */
  record Interest(List<String> fields, JsonNode info, long serial) {
    private static final long NO_SERIAL = -1;

    static Interest of(List<String> fields, JsonNode info, JsonNode serial) {
      return new Interest(
          List.copyOf(fields), info, serial.isNumber() ? serial.asLong(NO_SERIAL) : NO_SERIAL);
    }
  }

  /** See {@link JobQueue#watch}. */
  JobQueue.Watch watch(Job job, Interest interest, Duration timeout, Consumer<JobChange> answer)
      throws GanetiException {
    Parked watch = new Parked(job, interest, answer);
    JobChange.Changed change = watch.look();
    if (change != null) {
      watch.answer(change);
    } else if (timeout.isZero() || timeout.isNegative()) {
      watch.answer(new JobChange.NoChange());
    } else {
      watch.park(timeout);
    }
    return watch;
  }

  /** Tells those who watch a job that it shows a new state. */
  void changed(Job job) {
    for (Parked watch : parked.getOrDefault(job.id(), Set.of())) {
      watch.lookAgain();
    }
  }

  /** Answers those who watch a job that has been archived. */
  void archived(long id) {
    for (Parked watch : parked.getOrDefault(id, Set.of())) {
      watch.answer(new JobChange.NoSuchJob());
    }
  }

  /** How many wait at present. */
  int size() {
    return parked.values().stream().mapToInt(Set::size).sum();
  }

  private final class Parked implements JobQueue.Watch {
    private final Job job;
    private final Interest interest;
    private final Consumer<JobChange> answer;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable Future<?> timeout;

    Parked(Job job, Interest interest, Consumer<JobChange> answer) {
      this.job = job;
      this.interest = interest;
      this.answer = answer;
    }

    void park(Duration patience) {
      Duration bounded = patience.compareTo(LONGEST) > 0 ? LONGEST : patience;
      timeout =
          timer.schedule(
              () -> answer(new JobChange.NoChange()), bounded.toNanos(), TimeUnit.NANOSECONDS);
      parked.compute(
          job.id(),
          (id, watches) -> {
            Set<Parked> all = watches == null ? ConcurrentHashMap.newKeySet() : watches;
            all.add(this);
            return all;
          });
      lookAgain();
      if (over.get()) {
        leave();
      }
    }

    JobChange.@Nullable Changed look() throws GanetiException {
      JobSnapshot seen = job.shown();
      List<@Nullable Object> row = fields.row(seen, interest.fields());
      List<LogEntry> lines = seen.logAfter(interest.serial());
      boolean news =
          seen.status().isFinal()
              || !lines.isEmpty()
              || !Json.MAPPER.readTree(Json.text(row)).equals(interest.info());
      return news ? new JobChange.Changed(row, lines) : null;
    }

    void lookAgain() {
      try {
        JobChange.Changed change = look();
        if (change != null) {
          answer(change);
        }
      } catch (GanetiException e) {
        throw new IllegalStateException("the fields were known when the watch began", e);
      }
    }

    void answer(JobChange change) {
      if (over.compareAndSet(false, true)) {
        leave();
        try {
          answer.accept(change);
        } catch (RuntimeException e) {
          log.error("answering a watch of job {}", job.id(), e);
        }
      }
    }

    @Override
    public void cancel() {
      if (over.compareAndSet(false, true)) {
        leave();
      }
    }

    private void leave() {
      Future<?> pending = timeout;
      if (pending != null) {
        pending.cancel(false);
      }
      parked.computeIfPresent(
          job.id(),
          (id, watches) -> {
            watches.remove(this);
            return watches.isEmpty() ? null : watches;
          });
    }
  }
}
