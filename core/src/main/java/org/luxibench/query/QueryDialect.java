package org.luxibench.query;

import org.luxibench.jobqueue.JobIds;

/** Which generation of clients is answered; they differ in what can be queried (REFERENCE 7). */
public enum QueryDialect {
  /** Ganeti 2.5: jobs are no resource of Query. */
  V2_5(JobIds.TEXT),
  /** Ganeti 3.0: Query knows jobs, ids are numbers, {@code ==} is an operator. */
  V3_0(JobIds.NUMBER);

  private final JobIds jobIds;

  QueryDialect(JobIds jobIds) {
    this.jobIds = jobIds;
  }

  JobIds jobIds() {
    return jobIds;
  }
}
