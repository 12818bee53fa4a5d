package org.luxibench.results.load;

/** What a check, a phase or a whole run came to. */
public enum Verdict {
  /** Every threshold was kept. */
  PASSED(0),
  /** A threshold was missed. */
  FAILED(3),
  /** Nothing can be said: a premise did not hold, or the generator itself fell behind. */
  INVALID(4);

  private final int exitCode;

  Verdict(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The process exit code that tells this verdict. */
  public int exitCode() {
    return exitCode;
  }
}
