package org.luxibench.results;

/** Exit codes of every command. */
public final class ExitCode {
  /** All is well. */
  public static final int OK = 0;

  /** Our own failure: a file that cannot be read, a build that broke. */
  public static final int FAILURE = 1;

  /** Wrong usage. */
  public static final int USAGE = 2;

  /** A threshold was missed or something regressed. */
  public static final int REGRESSION = 3;

  /** The run is invalid, or nothing could be concluded from it. */
  public static final int INVALID = 4;

  private ExitCode() {}
}
