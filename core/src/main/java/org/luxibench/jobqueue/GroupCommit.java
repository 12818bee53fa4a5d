package org.luxibench.jobqueue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Saves job states, many callers in one round.
 *
 * <p>A caller puts what it wants saved into {@code waiting} and takes {@code leader}. Whoever has
 * it saves everything that waits, its own and the others', with one sync of the folder; the others
 * then find their own done. So under load the number of syncs is that of rounds, not of callers,
 * and alone a caller pays no hand-off to another thread.
 *
 * <p>Invariants: files, requests' outcomes and a job's {@code saved} and {@code batch} are touched
 * only under {@code leader}. Of two states of one job in a round the later is written; a state
 * older than the one on disk never is.
 */
final class GroupCommit {
  private final ConcurrentLinkedQueue<SaveRequest> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock leader = new ReentrantLock();
  private final QueueFolder folder;
  private boolean closed;

  GroupCommit(QueueFolder folder) {
    this.folder = folder;
  }

  /** Saves the states; each request then tells whether it worked. */
  void save(List<SaveRequest> requests) {
    waiting.addAll(requests);
    leader.lock();
    try {
      if (!requests.stream().allMatch(SaveRequest::isDone)) {
        round();
      }
    } finally {
      leader.unlock();
    }
  }

  /** Writes nothing any more: what is asked to be saved from now on fails. */
  void close() {
    leader.lock();
    try {
      closed = true;
    } finally {
      leader.unlock();
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
      leader.unlock();
    }
  }

  private void round() {
    List<SaveRequest> all = new ArrayList<>();
    for (SaveRequest next = waiting.poll(); next != null; next = waiting.poll()) {
      all.add(next);
    }
    SaveRound round = new SaveRound(folder, all);
    try {
      checkOpen();
      folder.removeRefused();
      round.run();
    } catch (IOException e) {
      round.refuse(e);
    }
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("job queue is closed");
    }
  }
}
