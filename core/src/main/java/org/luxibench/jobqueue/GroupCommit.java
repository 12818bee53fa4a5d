package org.luxibench.jobqueue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Saves job states, many callers in one round.
 *
 * <p>A caller puts what it wants saved into {@code waiting} and tries for {@code leader}. Whoever
 * gets it saves everything that waits, its own and the others', with one sync of the folder, and
 * wakes them. So under load the number of syncs is that of rounds, not of callers, and alone a
 * caller pays no hand-off to another thread.
 *
 * <p>Invariants: files, requests' outcomes and a job's {@code saved} and {@code batch} are touched
 * only under {@code leader}; outcomes are published by {@code Call.done}. Of two states of one job
 * in a round the later is written; a state older than the one on disk never is. Whoever gives
 * {@code leader} free wakes one that waits: a call that found it taken was in {@code waiting}
 * before, so it is seen.
 */
final class GroupCommit {

  private static final class Call {
    private final List<SaveRequest> requests;
    private final Thread caller = Thread.currentThread();
    private volatile boolean done;

    Call(List<SaveRequest> requests) {
      this.requests = requests;
    }
  }

  private final ConcurrentLinkedQueue<Call> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock leader = new ReentrantLock();
  private final QueueFolder folder;
  private boolean closed;

  GroupCommit(QueueFolder folder) {
    this.folder = folder;
  }

  /**
   * Saves the states; each request then tells whether it worked. An interrupt does not end the wait
   * for another's round.
   */
  void save(List<SaveRequest> requests) {
    Call call = new Call(requests);
    waiting.add(call);
    boolean interrupted = false;
    while (!call.done) {
      if (leader.tryLock()) {
        try {
          round();
        } finally {
          giveLeaderFree();
        }
      } else {
        LockSupport.park(this);
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void giveLeaderFree() {
    leader.unlock();
    Call next = waiting.peek();
    if (next != null) {
      LockSupport.unpark(next.caller);
    }
  }

  /** Writes nothing any more: what is asked to be saved from now on fails. */
  void close() {
    leader.lock();
    try {
      closed = true;
    } finally {
      giveLeaderFree();
    }
  }

  /** Something done with files. */
  interface FileAction {
    void run() throws IOException;
  }

  /** Keeps others from writing meanwhile. */
  void exclusively(FileAction action) throws IOException {
    leader.lock();
    try {
      checkOpen();
      action.run();
    } finally {
      giveLeaderFree();
    }
  }

  private void round() {
    List<Call> calls = new ArrayList<>();
    for (Call next = waiting.poll(); next != null; next = waiting.poll()) {
      calls.add(next);
    }
    SaveRound round =
        new SaveRound(folder, calls.stream().flatMap(call -> call.requests.stream()).toList());
    try {
      checkOpen();
      folder.removeRefused();
      round.run();
    } catch (IOException e) {
      round.refuse(e);
    } catch (RuntimeException e) {
      round.refuse(new IOException("saving broke off: " + e, e));
    } finally {
      for (Call call : calls) {
        call.done = true;
        LockSupport.unpark(call.caller);
      }
    }
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("job queue is closed");
    }
  }
}
