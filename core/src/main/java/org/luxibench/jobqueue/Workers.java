package org.luxibench.jobqueue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads that execute jobs.
 *
 * <p>Invariant: after {@code closing} is set no worker takes another job or begins another opcode;
 * jobs left in the ready queue stay on disk as they are.
 */
final class Workers {
  private static final Logger log = LoggerFactory.getLogger(Workers.class);
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(2);

  private final ReadyQueue ready;
  private final JobRunner runner;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger busy = new AtomicInteger();
  private volatile boolean closing;

  Workers(ReadyQueue ready, JobRunner runner, int number) {
    this.ready = ready;
    this.runner = runner;
    for (int i = 0; i < number; i++) {
      int worker = i;
      Thread thread = new Thread(() -> work(worker), "jobworker-" + worker);
      thread.setDaemon(true);
      threads.add(thread);
    }
  }

  void start() {
    threads.forEach(Thread::start);
  }

  /** How many execute a job at present. */
  int busy() {
    return busy.get();
  }

  /**
   * Waits for the jobs being executed; those still there after {@code patience} are interrupted.
   */
  void close(Duration patience) {
    closing = true;
    ready.close(threads.size());
    if (!joined(patience)) {
      log.warn("{} jobs still run after {}, interrupting them", busy.get(), patience);
      threads.forEach(Thread::interrupt);
      if (!joined(AFTER_INTERRUPT)) {
        log.warn("{} jobs do not end, leaving them", busy.get());
      }
    }
  }

  private void work(int worker) {
    try {
      while (!closing) {
        Job job = ready.take();
        if (job != null && !closing && job.claim(worker)) {
          execute(job);
        }
      }
    } catch (InterruptedException e) {
      log.debug("job worker {} interrupted", worker);
    }
  }

  private void execute(Job job) {
    busy.incrementAndGet();
    try {
      while (runner.step(job)) {
        if (closing) {
          return;
        }
      }
    } catch (Throwable e) {
      giveUp(job, e);
    } finally {
      busy.decrementAndGet();
    }
  }

  /** Whatever happens to one job, its worker has others to execute. */
  private void giveUp(Job job, Throwable cause) {
    try {
      log.error("job {} failed unexpectedly", job.id(), cause);
      runner.giveUp(job, cause);
    } catch (Throwable e) {
      log.error("job {} is stuck", job.id(), e);
    }
  }

  private boolean joined(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      for (Thread thread : threads) {
        long left = deadline - System.nanoTime();
        if (left > 0) {
          thread.join(Math.max(1, left / 1_000_000));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return threads.stream().noneMatch(Thread::isAlive);
  }
}
