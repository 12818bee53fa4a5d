package org.luxibench.jobqueue;

import java.util.List;

/**
 * A line an opcode logged.
 *
 * @param serial counts the lines of the job, from 1
 * @param time when it was logged
 * @param type one of message, progress, remote-import, jqueue-test
 * @param message a JSON-like value, mostly text
 */
public record LogEntry(long serial, Timestamp time, String type, Object message) {

  /** {@code [serial, [seconds, microseconds], type, message]}. */
  public List<Object> wire() {
    return List.of(serial, time.wire(), type, message);
  }
}
