package org.luxibench.query;

import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
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

  /**
   * What is thrown where nothing has the name.
   *
   * @param kind Node, Instance or Group
   */
  GanetiException unknown(String kind, String name) {
    String message =
        this == V2_5
            ? "%s '%s' not known".formatted(kind, name)
            : "%s name %s not found".formatted(kind.equals("Group") ? "NodeGroup" : kind, name);
    return GanetiException.opPrereq(message, ErrorCode.UNKNOWN_ENTITY);
  }

  /** What is said of a filter on a field that does not exist. */
  String unknownField(String name) {
    return (this == V2_5 ? "Unknown field '%s'" : "Can't find field named '%s'").formatted(name);
  }

  JobIds jobIds() {
    return jobIds;
  }
}
