package org.luxibench.locking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What the reference's lock and lock set did, ours do, step by step. */
final class TraceReplayTest {
  private static final List<ReleaseOrder> ORDERS =
      List.of(
          ReleaseOrder.REVERSE,
          new ReleaseOrder(true, 0),
          new ReleaseOrder(false, 0),
          new ReleaseOrder(false, 1),
          new ReleaseOrder(false, 2),
          new ReleaseOrder(true, 1),
          new ReleaseOrder(true, 2));

  @ParameterizedTest
  @EnumSource
  void lockBehavesAsRecorded(Implementations implementation) throws Exception {
    List<Trace> traces = Trace.read("lock-traces.jsonl");
    assertThat(traces).hasSize(250);
    for (Trace trace : traces) {
      SharedLock lock = implementation.make("x");
      Replay replay = new Replay();
      check(trace, replay, step -> runOnLock(lock, replay, step), () -> List.of(lock.info()));
    }
  }

  /**
   * The reference gives back a set's locks in the order of a hash table, and those it wakes race
   * for their next lock. So a trace must replay whole under one of the possible orders; nearly all
   * do under ours.
   */
  @ParameterizedTest
  @EnumSource
  void lockSetBehavesAsRecorded(Implementations implementation) throws Exception {
    List<Trace> traces = Trace.read("lockset-traces.jsonl");
    assertThat(traces).hasSize(145);
    int underOurOrder = 0;
    for (Trace trace : traces) {
      List<String> deviations = new ArrayList<>();
      for (ReleaseOrder order : ORDERS) {
        String deviation = replayOnSet(trace, implementation, order);
        if (deviation.isEmpty()) {
          break;
        }
        deviations.add(order + ": " + deviation);
      }
      assertThat(deviations).as("orders tried in vain").hasSizeLessThan(ORDERS.size());
      underOurOrder += deviations.isEmpty() ? 1 : 0;
    }
    assertThat(underOurOrder).isGreaterThanOrEqualTo(135);
  }

  private static String replayOnSet(Trace trace, Implementations implementation, ReleaseOrder order)
      throws Exception {
    List<String> members = Trace.texts(trace.head().get("members"));
    LockSet set = new LockSet("set", members, implementation::make, order);
    Replay replay = new Replay();
    try {
      check(trace, replay, step -> runOnSet(set, replay, step), set::infos);
      return "";
    } catch (AssertionError deviation) {
      return String.valueOf(deviation.getMessage());
    }
  }

  private interface Step {
    void run(JsonNode step) throws Exception;
  }

  private interface State {
    List<LockInfo> infos();
  }

  private static void check(Trace trace, Replay replay, Step run, State state) throws Exception {
    for (int i = 0; i < trace.steps().size(); i++) {
      JsonNode step = trace.steps().get(i);
      run.run(step);
      String where = "trace %d, step %d: %s".formatted(trace.seed(), i, step);
      assertThat(replay.takeEnded()).as(where).isEqualTo(Trace.recordedEnds(step));
      assertThat(Trace.state(state.infos())).as(where).isEqualTo(Trace.recordedState(step));
    }
  }

  private static void runOnLock(SharedLock lock, Replay replay, JsonNode step) throws Exception {
    String name = step.get("owner").stringValue();
    LockOwner owner = replay.owner(name);
    Function<LockMode, String> told = granted -> "true";
    switch (step.get("op").stringValue()) {
      case "acquire" -> {
        LockMode mode = mode(step);
        replay.call(name, () -> lock.acquire(owner, mode, priority(step)), told, "false");
      }
      case "delete" -> replay.call(name, () -> lock.delete(owner, priority(step)), told, "false");
      case "release" -> replay.callNow(name, () -> lock.release(owner));
      case "downgrade" -> replay.callNow(name, () -> lock.downgrade(owner));
      case "expire" -> replay.expire(name);
      default -> throw new IOException("unknown operation in " + step);
    }
  }

  private static void runOnSet(LockSet set, Replay replay, JsonNode step) throws Exception {
    String name = step.get("owner").stringValue();
    LockOwner owner = replay.owner(name);
    List<String> names = names(step);
    switch (step.get("op").stringValue()) {
      case "acquire" ->
          replay.call(
              name,
              () ->
                  names == null
                      ? set.acquireAll(owner, mode(step), priority(step))
                      : set.acquire(owner, names, mode(step), priority(step)),
              List::toString,
              "null");
      case "add" -> {
        LockMode acquired = step.get("acquired").booleanValue() ? mode(step) : null;
        replay.call(name, () -> set.add(owner, names(step, ""), acquired), added -> "true", "null");
      }
      case "remove" ->
          replay.call(name, () -> set.remove(owner, names(step, "")), TraceReplayTest::sorted, "");
      case "release" ->
          replay.callNow(
              name,
              () -> {
                if (names == null) {
                  set.release(owner);
                } else {
                  set.release(owner, names);
                }
              });
      case "downgrade" ->
          replay.callNow(
              name,
              () -> {
                if (names == null) {
                  set.downgrade(owner);
                } else {
                  set.downgrade(owner, names);
                }
              });
      case "expire" -> replay.expire(name);
      default -> throw new IOException("unknown operation in " + step);
    }
  }

  private static String sorted(List<String> names) {
    return names.stream().sorted().toList().toString();
  }

  private static LockMode mode(JsonNode step) {
    return LockMode.valueOf(step.get("mode").stringValue().toUpperCase(Locale.ROOT));
  }

  private static int priority(JsonNode step) {
    return step.get("priority").intValue();
  }

  private static @Nullable List<String> names(JsonNode step) {
    JsonNode names = step.get("names");
    return names == null || names.isNull() ? null : Trace.texts(names);
  }

  private static List<String> names(JsonNode step, String why) {
    List<String> names = names(step);
    if (names == null) {
      throw new IllegalArgumentException("no names in " + step + why);
    }
    return names;
  }
}
