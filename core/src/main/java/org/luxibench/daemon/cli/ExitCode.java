package org.luxibench.daemon.cli;

/** Exit codes, the same for every command of luxibench. */
final class ExitCode {
  static final int OK = 0;

  /** Our own failure: nobody listens, a folder cannot be had. */
  static final int FAILURE = 1;

  /** Wrong usage. */
  static final int USAGE = 2;

  /** The server answered {@code success: false}. */
  static final int REFUSED = 3;

  private ExitCode() {}
}
