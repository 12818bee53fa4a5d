package org.luxibench.locking;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** The owners of a replayed run, their pending calls, and how the calls of a step ended. */
final class Replay {
  private final Map<String, LockOwner> owners = new LinkedHashMap<>();
  private final Map<String, Pending<?>> pending = new LinkedHashMap<>();
  private Map<String, String> ended = new TreeMap<>();

  private record Pending<T>(Acquisition<T> acquisition, Function<T, String> told, String lapsed) {}

  LockOwner owner(String name) {
    return owners.computeIfAbsent(name, LockOwner::new);
  }

  /** Starts a call that may pend. */
  <T> void call(
      String owner, Callable<Acquisition<T>> call, Function<T, String> told, String lapsed)
      throws Exception {
    try {
      pending.put(owner, new Pending<>(call.call(), told, lapsed));
    } catch (LockException e) {
      ended.put(owner, "LockError");
    } catch (LockMisuseException e) {
      ended.put(owner, "misuse");
    }
  }

  /** Makes a call that ends at once. */
  void callNow(String owner, Runnable call) {
    try {
      call.run();
      ended.put(owner, "true");
    } catch (LockMisuseException e) {
      ended.put(owner, "misuse");
    }
  }

  /** Lets the owner's time be up. */
  void expire(String owner) {
    Pending<?> call = pending.get(owner);
    if (call != null) {
      call.acquisition.expire();
    }
  }

  void giveUp(String owner) {
    Pending<?> call = pending.get(owner);
    if (call != null) {
      call.acquisition.giveUp();
    }
  }

  boolean isPending(String owner) {
    return pending.containsKey(owner);
  }

  /** What ended since the last call, owner to result. */
  Map<String, String> takeEnded() {
    pending.entrySet().removeIf(entry -> noteEnd(entry.getKey(), entry.getValue()));
    Map<String, String> result = ended;
    ended = new TreeMap<>();
    return result;
  }

  private <T> boolean noteEnd(String owner, Pending<T> call) {
    switch (call.acquisition.state()) {
      case PENDING -> {
        return false;
      }
      case LAPSED -> ended.put(owner, call.lapsed);
      case FAILED -> ended.put(owner, "LockError");
      case GRANTED -> ended.put(owner, call.told.apply(resultOf(call.acquisition)));
    }
    return true;
  }

  private static <T> T resultOf(Acquisition<T> acquisition) {
    try {
      return acquisition.result();
    } catch (LockException e) {
      throw new AssertionError(e);
    }
  }
}
