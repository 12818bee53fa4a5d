package org.luxibench.load.generator;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luxibench.results.load.Second;

/**
 * A phase second by second. Requests count in the second in which they fell due. A second becomes
 * its record, and its histograms serve another one, as soon as nothing more can fall due in it, all
 * that did is settled, and so is all of the seconds before it: however long a phase, only as many
 * are kept as a request may take.
 */
final class Seconds {
  private static final long SECOND = 1_000_000_000L;

  private final String phase;
  private final long legStart;
  private final int loggedKinds;
  private final IntervalSink log;
  private final TreeMap<Long, SecondTally> open = new TreeMap<>();
  private final ArrayDeque<SecondTally> spare = new ArrayDeque<>();
  private final List<Second> told = new ArrayList<>();

  /** Nothing falls due before this second any more. */
  private long reached = Long.MIN_VALUE;

  /**
   * None yet.
   *
   * @param loggedKinds how many request kinds have histograms in the log; 0 for none
   * @param log told of each second then
   */
  Seconds(String phase, long legStart, int loggedKinds, IntervalSink log) {
    this.phase = phase;
    this.legStart = legStart;
    this.loggedKinds = loggedKinds;
    this.log = log;
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

  /** Settled, and no latency is known. */
  void unfinished(Call call) {
    of(call).open--;
  }

  /** The second in which a request fell due that is not settled. */
  SecondTally of(Call call) {
    return open.computeIfAbsent(number(call), second -> fresh());
  }

  private SecondTally fresh() {
    SecondTally used = spare.poll();
    return used == null ? new SecondTally(loggedKinds) : used;
  }

  private long number(Call call) {
    return (call.scheduled - legStart) / SECOND;
  }

  private void tellFinished() {
    for (Map.Entry<Long, SecondTally> first = open.firstEntry();
        first != null && first.getKey() < reached && first.getValue().open == 0;
        first = open.firstEntry()) {
      long second = first.getKey();
      SecondTally tally = first.getValue();
      open.remove(second);
      told.add(tally.told((double) second, phase));
      List<IntervalLatencies> latencies = tally.reset();
      if (loggedKinds > 0) {
        log.second(legStart + second * SECOND, latencies);
      }
      spare.add(tally);
    }
  }

  /** Nothing more falls due at all. */
  void close() {
    reached = Long.MAX_VALUE;
    tellFinished();
  }

  /** How many seconds hold histograms. */
  int held() {
    return open.size() + spare.size();
  }

  /** In order; those that are still open as they stand. */
  List<Second> told() {
    List<Second> all = new ArrayList<>(told);
    open.forEach((second, tally) -> all.add(tally.told(second, phase)));
    return all;
  }
}
