package org.luxibench.jobqueue;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiError;
import org.luxibench.opcode.OpCode;
import org.luxibench.processor.OpExecution;
import org.luxibench.processor.OpHost;
import org.luxibench.processor.Processor;
import org.luxibench.processor.Progress;

/**
 * Executes opcodes as their comment says: {@code fail}, {@code lock:NAME} (waits until {@link
 * #grant}), {@code raise} (improves its priority), {@code hold:NAME} (runs until {@link #release}),
 * {@code log:TEXT}, {@code talk:LINES}; anything else succeeds at once.
 */
final class FakeProcessor implements Processor {
  private final Map<String, List<Runnable>> waiting = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> holds = new ConcurrentHashMap<>();
  private final List<String> ran = new CopyOnWriteArrayList<>();
  private final List<Integer> retried = new CopyOnWriteArrayList<>();

  /** Ids of the jobs whose opcodes ran, in order. */
  List<String> ran() {
    return ran;
  }

  /** Priorities of the opcodes that began a wait for a lock anew, in order. */
  List<Integer> retried() {
    return retried;
  }

  /** Whether an opcode is parked until it gets the lock. */
  boolean isAwaited(String name) {
    return !waiting.getOrDefault(name, List.of()).isEmpty();
  }

  /** Lets all that wait for a lock have it. */
  void grant(String name) {
    List<Runnable> callbacks = waiting.put(name, List.of());
    if (callbacks != null) {
      callbacks.forEach(Runnable::run);
    }
  }

  /** Lets all that hold on end. */
  void release(String name) {
    hold(name).countDown();
  }

  private CountDownLatch hold(String name) {
    return holds.computeIfAbsent(name, key -> new CountDownLatch(1));
  }

  @Override
  public OpExecution start(OpCode opcode, OpHost host) {
    return new Execution(opcode, host);
  }

  private final class Execution implements OpExecution {
    private final OpCode opcode;
    private final OpHost host;
    private final String what;
    private volatile boolean granted;
    private volatile boolean canceled;
    private volatile @Nullable Runnable callback;

    Execution(OpCode opcode, OpHost host) {
      this.opcode = opcode;
      this.host = host;
      this.what = opcode.optionalText("comment").orElse("");
    }

    @Override
    public Progress proceed() {
      if (canceled) {
        return new Progress.Canceled();
      }
      if (what.startsWith("lock:") && !granted) {
        return new Progress.Waiting();
      }
      host.validated(opcode.validate().opcode());
      host.running();
      ran.add(host.jobId());
      return run();
    }

    private Progress run() {
      if (what.startsWith("hold:")) {
        try {
          hold(what).await();
        } catch (InterruptedException e) {
          return new Progress.Failed(GanetiError.opExec("interrupted"));
        }
      } else if (what.startsWith("log:")) {
        host.log("message", what.substring(4));
      } else if (what.equals("raise")) {
        for (int i = 0; i < 30; i++) {
          host.raisePriority();
        }
      } else if (what.startsWith("talk:")) {
        for (int i = Integer.parseInt(what.substring(5)); i > 0; i--) {
          host.log("message", "again");
        }
      } else if (what.equals("throw")) {
        throw new IllegalStateException("a bug");
      } else if (what.equals("die")) {
        throw new OutOfMemoryError("as told");
      }
      return what.equals("fail")
          ? new Progress.Failed(GanetiError.opExec("as told"))
          : new Progress.Done(host.ownerName());
    }

    @Override
    public void whenReady(Runnable action) {
      callback = action;
      waiting.compute(
          what,
          (name, all) -> {
            if (all == null || !all.isEmpty()) {
              List<Runnable> longer = new java.util.ArrayList<>(all == null ? List.of() : all);
              longer.add(this::ready);
              return longer;
            }
            return all;
          });
      if (canceled || List.<Runnable>of().equals(waiting.get(what))) {
        ready();
      }
    }

    private void ready() {
      granted = true;
      Runnable action = callback;
      callback = null;
      if (action != null) {
        action.run();
      }
    }

    @Override
    public void retry() {
      Runnable action = callback;
      callback = null;
      if (action != null) {
        retried.add(host.priority());
        action.run();
      }
    }

    @Override
    public void cancel() {
      canceled = true;
      ready();
    }
  }
}
