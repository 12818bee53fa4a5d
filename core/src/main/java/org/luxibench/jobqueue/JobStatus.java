package org.luxibench.jobqueue;

import java.util.List;
import java.util.Locale;

/** Where a job or one of its opcodes stands (REFERENCE 6). */
public enum JobStatus {
  QUEUED,
  WAITING,
  CANCELING,
  RUNNING,
  CANCELED,
  SUCCESS,
  ERROR;

  /** The status as it stands in replies and job files. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether nothing can change any more. */
  public boolean isFinal() {
    return this == CANCELED || this == SUCCESS || this == ERROR;
  }

  /**
   * Reads what {@link #wireName} wrote.
   *
   * @throws IllegalArgumentException for any other text
   */
  public static JobStatus parse(String text) {
    for (JobStatus status : values()) {
      if (status.wireName().equals(text)) {
        return status;
      }
    }
    throw new IllegalArgumentException("no job status '" + text + "'");
  }

  /**
   * A job's status, given those of its opcodes in order: error, canceled and canceling of any win;
   * else the last of waiting or running; all success is success; else queued.
   */
  public static JobStatus ofJob(List<JobStatus> opcodes) {
    JobStatus status = QUEUED;
    boolean allSuccess = true;
    for (JobStatus opcode : opcodes) {
      switch (opcode) {
        case SUCCESS, QUEUED -> {}
        case WAITING, RUNNING -> status = opcode;
        case CANCELING, CANCELED, ERROR -> {
          return opcode;
        }
      }
      allSuccess &= opcode == SUCCESS;
    }
    return allSuccess ? SUCCESS : status;
  }
}
