package org.luxibench.load.generator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luxibench.results.load.Second;

/**
 * A phase second by second. Requests count in the second in which they fell due. A second becomes
 * its record, and its histograms serve another one, as soon as nothing more can fall due in it and
 * all that did is settled: however long a phase, only as many are kept as a time-out lasts.
 */
final class Seconds {
  private static final long SECOND = 1_000_000_000L;

  private final String phase;
  private final long legStart;
  private final TreeMap<Long, SecondTally> open = new TreeMap<>();
  private final ArrayDeque<SecondTally> spare = new ArrayDeque<>();
  private final TreeMap<Long, Second> told = new TreeMap<>();

  /** Nothing falls due before this second any more. */
  private long reached = Long.MIN_VALUE;

  Seconds(String phase, long legStart) {
    this.phase = phase;
    this.legStart = legStart;
  }

  /** A request of the schedule was planned: they come in the order in which they fall due. */
  void planned(Call call) {
    long second = number(call);
    if (second > reached) {
      reached = second;
      tellFinished();
    }
    of(call).open++;
  }

  /** A request was planned that follows another, now, and so after all that were planned. */
  void followed(Call call) {
    of(call).open++;
  }

  void settled(Call call) {
    of(call).open--;
  }

  SecondTally of(Call call) {
    return open.computeIfAbsent(number(call), second -> fresh());
  }

  private SecondTally fresh() {
    SecondTally used = spare.poll();
    return used == null ? new SecondTally() : used;
  }

  private long number(Call call) {
    return (call.scheduled - legStart) / SECOND;
  }

  private void tellFinished() {
    Iterator<Map.Entry<Long, SecondTally>> old = open.headMap(reached).entrySet().iterator();
    while (old.hasNext()) {
      Map.Entry<Long, SecondTally> each = old.next();
      SecondTally tally = each.getValue();
      if (tally.open == 0) {
        told.put(each.getKey(), tally.told(each.getKey(), phase));
        tally.reset();
        spare.add(tally);
        old.remove();
      }
    }
  }

  /** How many seconds hold histograms. */
  int held() {
    return open.size() + spare.size();
  }

  /** In order; those that are still open as they stand. */
  List<Second> told() {
    TreeMap<Long, Second> all = new TreeMap<>(told);
    open.forEach((second, tally) -> all.put(second, tally.told(second, phase)));
    return new ArrayList<>(all.values());
  }
}
