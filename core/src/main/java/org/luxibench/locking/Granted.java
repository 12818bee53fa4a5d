package org.luxibench.locking;

/** An acquisition that was granted before it was returned: nothing to wait for, nothing to end. */
record Granted<T>(T result) implements Acquisition<T> {
  private static final Granted<LockMode> SHARED = new Granted<>(LockMode.SHARED);
  private static final Granted<LockMode> EXCLUSIVE = new Granted<>(LockMode.EXCLUSIVE);

  /** The one grant of a mode: an uncontended acquire allocates nothing. */
  static Granted<LockMode> of(LockMode mode) {
    return mode == LockMode.SHARED ? SHARED : EXCLUSIVE;
  }

  @Override
  public State state() {
    return State.GRANTED;
  }

  @Override
  public State expire() {
    return State.GRANTED;
  }

  @Override
  public State giveUp() {
    return State.GRANTED;
  }

  @Override
  public void onEnd(Runnable callback) {
    callback.run();
  }

  @Override
  public boolean await(long timeoutNanos) {
    return true;
  }
}
