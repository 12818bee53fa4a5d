package org.luxibench.jobqueue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Saves job states, many callers in one round.
 *
 * <p>A caller puts what it wants saved into {@code waiting} and takes {@code leader}. Whoever has
 * it saves everything that waits, its own and the others', with one sync of the folder; the others
 * then find their own done. So under load the number of syncs is that of rounds, not of callers,
 * and alone a caller pays no hand-off to another thread.
 *
 * <p>Invariants: files and the fields of a {@link Request} are touched only under {@code leader}.
 * Of two states of one job in a round the one with the higher number is written; a state older than
 * the one on disk never is.
 */
final class GroupCommit {

  /** One state of one job, to be saved. */
  static final class Request {
    private final Job job;
    private final Job.Version version;
    private boolean done;
    private @Nullable IOException failure;

    Request(Job job, Job.Version version) {
      this.job = job;
      this.version = version;
    }

    Job job() {
      return job;
    }

    Job.Version version() {
      return version;
    }

    /** Why it could not be saved; valid after {@link GroupCommit#save}. */
    @Nullable IOException failure() {
      return failure;
    }
  }

  private final ConcurrentLinkedQueue<Request> waiting = new ConcurrentLinkedQueue<>();
  private final ReentrantLock leader = new ReentrantLock();
  private final QueueFolder folder;
  private final SerialNumbers serials;
  private boolean closed;

  GroupCommit(QueueFolder folder, SerialNumbers serials) {
    this.folder = folder;
    this.serials = serials;
  }

  /** Saves the states; each request then tells whether it worked. */
  void save(List<Request> requests) {
    waiting.addAll(requests);
    leader.lock();
    try {
      if (!requests.stream().allMatch(request -> request.done)) {
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

  /** Keeps others from writing while files are moved. */
  void exclusively(FileAction action) throws IOException {
    leader.lock();
    try {
      checkOpen();
      action.run();
    } finally {
      leader.unlock();
    }
  }

  /** Something done with files. */
  interface FileAction {
    void run() throws IOException;
  }

  private void round() {
    List<Request> all = new ArrayList<>();
    Map<Long, Request> latest = new LinkedHashMap<>();
    for (Request next = waiting.poll(); next != null; next = waiting.poll()) {
      all.add(next);
      latest.merge(next.job.id(), next, GroupCommit::later);
    }
    boolean written = false;
    for (Request request : latest.values()) {
      written |= write(request);
    }
    IOException syncFailure = written ? sync() : null;
    for (Request request : all) {
      IOException own = latest.get(request.job.id()).failure;
      request.failure = own == null ? syncFailure : own;
      request.done = true;
    }
  }

  private static Request later(Request one, Request other) {
    return other.version.number() > one.version.number() ? other : one;
  }

  private boolean write(Request request) {
    Job job = request.job;
    if (request.version.number() <= job.saved()) {
      return false;
    }
    try {
      checkOpen();
      folder.write(job.id(), JobCodec.encode(request.version.snapshot()));
      job.saved(request.version.number());
    } catch (IOException e) {
      request.failure = e;
    } catch (RuntimeException e) {
      request.failure = new IOException("job " + job.id() + " has no file form", e);
    }
    return true;
  }

  private void checkOpen() throws IOException {
    if (closed) {
      throw new IOException("job queue is closed");
    }
  }

  private @Nullable IOException sync() {
    try {
      serials.save(folder, false);
      folder.sync();
      return null;
    } catch (IOException e) {
      return e;
    }
  }
}
