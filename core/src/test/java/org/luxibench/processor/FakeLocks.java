package org.luxibench.processor;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.luxibench.locking.Acquisition;
import org.luxibench.locking.LockException;
import org.luxibench.locking.LockLevel;
import org.luxibench.locking.LockMode;
import org.luxibench.locking.LockOwner;

/** Locks that write down what is done to them; a rule says which acquisitions stay pending. */
final class FakeLocks implements LockTable {
  final List<String> calls = new ArrayList<>();
  final Set<String> held = new TreeSet<>();
  final List<Integer> priorities = new ArrayList<>();
  Predicate<LockLevel> busy = level -> false;
  FakeAcquisition last = new FakeAcquisition(() -> {});

  @Override
  public Acquisition<?> acquireBgl(LockOwner owner, LockMode mode, int priority) {
    return ask(LockLevel.CLUSTER, mode.wireName() + " BGL", priority);
  }

  @Override
  public Acquisition<?> acquire(
      LockOwner owner, LockLevel level, Collection<String> names, LockMode mode, int priority) {
    return ask(level, mode.wireName() + " " + text(level, names), priority);
  }

  @Override
  public Acquisition<?> acquireAll(LockOwner owner, LockLevel level, LockMode mode, int priority) {
    return ask(level, mode.wireName() + " " + level.setName() + "/*", priority);
  }

  @Override
  public Acquisition<?> addAcquired(LockOwner owner, LockLevel level, Collection<String> names) {
    return ask(level, "add " + text(level, names), 0);
  }

  @Override
  public Acquisition<?> add(LockOwner owner, LockLevel level, Collection<String> names) {
    throw new UnsupportedOperationException("units are not tested on these locks");
  }

  @Override
  public Acquisition<?> remove(LockOwner owner, LockLevel level, Collection<String> names) {
    calls.add("remove " + text(level, names));
    return granted();
  }

  @Override
  public Collection<String> held(LockOwner owner, LockLevel level) {
    throw new UnsupportedOperationException("units are not tested on these locks");
  }

  @Override
  public void release(LockOwner owner, LockLevel level) {
    throw new UnsupportedOperationException("units are not tested on these locks");
  }

  @Override
  public void releaseAll(LockOwner owner) {
    held.clear();
    calls.add("release all");
  }

  private FakeAcquisition ask(LockLevel level, String what, int priority) {
    priorities.add(priority);
    calls.add(what);
    last = new FakeAcquisition(() -> held.add(level.setName()));
    if (!busy.test(level)) {
      last.grant();
    }
    return last;
  }

  private static FakeAcquisition granted() {
    FakeAcquisition granted = new FakeAcquisition(() -> {});
    granted.grant();
    return granted;
  }

  private static String text(LockLevel level, Collection<String> names) {
    return level.setName() + "/" + String.join(",", names);
  }

  /** An acquisition that the test ends. */
  static final class FakeAcquisition implements Acquisition<LockMode> {
    private final Runnable whenGranted;
    private State state = State.PENDING;
    private Runnable callback = () -> {};
    private boolean givenUp;

    FakeAcquisition(Runnable whenGranted) {
      this.whenGranted = whenGranted;
    }

    void grant() {
      whenGranted.run();
      end(State.GRANTED);
    }

    /** Whether somebody gave it up, ended or not. */
    boolean isGivenUp() {
      return givenUp;
    }

    void fail() {
      end(State.FAILED);
    }

    private State end(State ended) {
      if (state == State.PENDING) {
        state = ended;
        callback.run();
      }
      return state;
    }

    @Override
    public State state() {
      return state;
    }

    @Override
    public LockMode result() throws LockException {
      if (state == State.FAILED) {
        throw new LockException("Deleted lock x");
      }
      return LockMode.SHARED;
    }

    @Override
    public State expire() {
      return end(State.LAPSED);
    }

    @Override
    public State giveUp() {
      givenUp = true;
      return end(State.LAPSED);
    }

    @Override
    public void onEnd(Runnable action) {
      callback = action;
      if (state != State.PENDING) {
        action.run();
      }
    }

    @Override
    public boolean await(long timeoutNanos) {
      throw new UnsupportedOperationException("an execution never parks");
    }
  }
}
