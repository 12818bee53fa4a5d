package org.luxibench.jobqueue;

import java.util.Optional;
import java.util.OptionalLong;
import org.luxibench.error.GanetiError;
import org.luxibench.opcode.Dependency;

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

  /** Finds a job's state, live or archived. */
  interface Jobs {
    Optional<JobSnapshot> find(long id);
  }

  private final Jobs jobs;

  DependencyCheck(Jobs jobs) {
    this.jobs = jobs;
  }

  Verdict check(long job, Dependency dependency) {
    OptionalLong awaited = JobIds.parse(dependency.job());
    if (awaited.isPresent() && awaited.getAsLong() == job) {
      return never("Job can't depend on itself");
    }
    Optional<JobSnapshot> found =
        awaited.isPresent() ? jobs.find(awaited.getAsLong()) : Optional.empty();
    if (found.isEmpty()) {
      return never("Dependency job " + dependency.job() + " not found");
    }
    JobStatus status = found.get().status();
    if (!status.isFinal()) {
      return new Pending(found.get().id());
    }
    return ended(dependency, status);
  }

  /** Whether nothing has to be awaited from a job; true also if it does not exist any more. */
  boolean hasEnded(long job) {
    return jobs.find(job).map(found -> found.status().isFinal()).orElse(true);
  }

  private static Verdict ended(Dependency dependency, JobStatus status) {
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
