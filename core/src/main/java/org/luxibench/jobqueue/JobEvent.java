package org.luxibench.jobqueue;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** Flight recorder's line for a job that has ended. */
@Name("org.luxibench.Job")
@Label("Job")
@Category("luxibench")
@Description("A job has ended")
@StackTrace(false)
final class JobEvent extends Event {
  @Label("Id")
  long id;

  @Label("Summary")
  String summary = "";

  @Label("Status")
  String status = "";

  @Label("Seconds from submission to start, -1 if it never started")
  double queuedSeconds;

  @Label("Seconds from start to end, -1 if it never started")
  double activeSeconds;

  static void ended(JobSnapshot job) {
    JobEvent event = new JobEvent();
    if (event.isEnabled()) {
      event.id = job.id();
      event.summary = job.title();
      event.status = job.status().wireName();
      event.queuedSeconds = Timestamp.secondsBetween(job.received(), job.start());
      event.activeSeconds = Timestamp.secondsBetween(job.start(), job.end());
      event.commit();
    }
  }
}
