package org.luxibench.jobqueue;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;
import org.luxibench.error.GanetiError;
import org.luxibench.opcode.Dependency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether a job may go on, as far as another job is concerned (REFERENCE 6). */
final class DependencyCheck {

  /** What comes of one dependency. */
  sealed interface Verdict {}

  /** It is as asked for. */
  record Met() implements Verdict {}

  /** The other job has not ended. */
  record Pending(long job) implements Verdict {}

  /** The other job was canceled, and so is this one. */
  record CanceledToo() implements Verdict {}

  /** It will never be as asked for. */
  record Never(GanetiError error) implements Verdict {}

  /**
   * A job that may be awaited.
   *
   * @param live whether it is in the queue; from the archive no job changes any more
   */
  record Found(JobStatus status, boolean live) {
    boolean hasEnded() {
      return status.isFinal() || !live;
    }
  }

  /** Finds jobs, live or archived. */
  interface Jobs {
    /**
     * The job, if there is one.
     *
     * @throws IOException if the disk does not tell at present
     */
    Optional<Found> find(long id) throws IOException;

    /** Wakes those that wait for a job soon, so that they look again. */
    void lookAgainSoon(long id);
  }

  private static final Logger log = LoggerFactory.getLogger(DependencyCheck.class);

  private final Jobs jobs;

  DependencyCheck(Jobs jobs) {
    this.jobs = jobs;
  }

  Verdict check(long job, Dependency dependency) {
    OptionalLong awaited = JobIds.parse(dependency.job());
    if (awaited.isPresent() && awaited.getAsLong() == job) {
      return never("Job can't depend on itself");
    }
    if (awaited.isEmpty()) {
      return never("Dependency job " + dependency.job() + " not found");
    }
    try {
      return verdict(dependency, awaited.getAsLong());
    } catch (IOException e) {
      log.warn("whether job {} has ended cannot be read: {}", dependency.job(), e.toString());
      return new Pending(awaited.getAsLong());
    }
  }

  private Verdict verdict(Dependency dependency, long awaited) throws IOException {
    Optional<Found> found = jobs.find(awaited);
    if (found.isEmpty()) {
      return never("Dependency job " + awaited + " not found");
    } else if (!found.get().hasEnded()) {
      return new Pending(awaited);
    }
    return ended(dependency, found.get().status());
  }

  /**
   * Whether nothing has to be awaited from a job; true also if it does not exist any more. Where
   * the disk does not tell, whoever waits is woken to look again.
   */
  boolean hasEnded(long job) {
    try {
      return jobs.find(job).map(Found::hasEnded).orElse(true);
    } catch (IOException e) {
      jobs.lookAgainSoon(job);
      return false;
    }
  }

  private static Verdict ended(Dependency dependency, JobStatus status) {
    if (!status.isFinal()) {
      return never("Dependency job " + dependency.job() + " was archived before it had ended");
    }
    if (dependency.statuses().isEmpty() || dependency.statuses().contains(status.wireName())) {
      return new Met();
    }
    if (status == JobStatus.CANCELED) {
      return new CanceledToo();
    }
    return never(
        "Dependency job %s finished with status '%s', not one of '%s' as required"
            .formatted(
                dependency.job(),
                status.wireName(),
                String.join("', '", dependency.statuses().stream().sorted().toList())));
  }

  private static Verdict never(String message) {
    return new Never(GanetiError.opExec(message));
  }
}
