package org.luxibench.jobqueue;

import java.time.Duration;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.luxibench.error.GanetiException;
import org.luxibench.processor.SubmittedJob;
import tools.jackson.databind.JsonNode;

/**
 * The job queue: what a daemon's LUXI methods call.
 *
 * <p>Whatever a method returns is on disk. Ids are passed as the client gave them; a text that is
 * no id names no job. Readers ({@link #find}, {@link #live}) take no lock.
 */
public interface JobQueue extends AutoCloseable {

  /**
   * Takes in one job.
   *
   * @param ops opcode objects, in order; in 3.0 a dependency on −1 means the job submitted last
   * @return its id as the dialect writes it
   * @throws GanetiException GenericError, JobQueueDrainError, JobQueueFull or JobQueueError (the
   *     disk refused); the job is then not in the queue
   * @throws IllegalArgumentException when an element is no known opcode; nothing is taken in
   */
  Object submit(List<JsonNode> ops) throws GanetiException;

  /**
   * Takes in several jobs with one write; a bad one does not stop the others. Dependencies on −1
   * mean the job before it in this call, and so on.
   *
   * @throws IllegalArgumentException when an element is no known opcode; nothing is taken in
   */
  List<SubmittedJob> submitMany(List<List<JsonNode>> jobs) throws GanetiException;

  /** Cancels a job that has not begun to run. */
  CancelAnswer cancel(String id) throws GanetiException;

  /**
   * Gives the opcodes of a job that have not begun to run another priority. A job that has ended
   * counts as not in the queue.
   *
   * @param priority −20 (first) to 19
   */
  PriorityAnswer changePriority(String id, int priority) throws GanetiException;

  /** Moves a job that has ended to the archive; false when there is none or it has not ended. */
  boolean archive(String id) throws GanetiException;

  /**
   * Archives the jobs that ended long enough ago.
   *
   * @param ageSeconds how long ago at least; −1 takes every job that has ended
   * @param budgetSeconds when to stop looking
   */
  ArchiveAnswer autoArchive(double ageSeconds, double budgetSeconds) throws GanetiException;

  /** A job by id: a live one, else one from the archive (that reads a file). */
  Optional<JobSnapshot> find(String id);

  /** Whether a job is in the queue and not in the archive. Touches no file. */
  boolean isLive(long id);

  /** The ids of the archived jobs, in order. Lists the folders of the archive, reads no job. */
  NavigableSet<Long> archivedIds();

  /** All jobs not archived, by id. Touches no file. */
  List<JobSnapshot> live();

  /**
   * Answers once when the job looks other than the client says, or has ended, or the time is up.
   * Until then nothing but a map entry and a timer waits. The answer may come before this returns,
   * and may come from any thread; it must not block.
   *
   * @param previousInfo the values of {@code fields} the client knows; null for none
   * @param previousSerial the serial of the last log line the client knows; null for none
   * @throws GanetiException OpExecError for an unknown field; there will be no answer then
   */
  Watch watch(
      String id,
      List<String> fields,
      JsonNode previousInfo,
      JsonNode previousSerial,
      Duration timeout,
      Consumer<JobChange> answer)
      throws GanetiException;

  /** Which jobs wait for which: id of the awaited one to the ids of those waiting, in order. */
  SortedMap<Long, List<Long>> dependencyWaits();

  /** Whether submissions are refused. */
  boolean isDrained();

  /** Refuses submissions, or takes them again. Survives a restart. */
  void setDrained(boolean drained) throws GanetiException;

  /** Stops taking jobs from the queue, waits for the running ones and gives the directory free. */
  @Override
  void close();

  /** A parked WaitForJobChange. */
  interface Watch {
    /** Forgets it: the client has gone. No answer comes after this returns, unless under way. */
    void cancel();
  }
}
