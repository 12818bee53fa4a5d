package org.luxibench.locking;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What happened to a lock on real threads, and whether it was allowed to. Times are ticks of one
 * counter. Holds that exclude each other are disjoint, so their order is exact; an arrival is known
 * to be before another if the first was seen queued before the second asked.
 */
final class History {

  /**
   * One acquire that was granted.
   *
   * @param asked tick before the call
   * @param queued tick after the call returned
   * @param pending the last tick after which it was still seen to wait; {@code queued} if never
   * @param held tick after the grant was seen
   * @param left tick before the release
   */
  record Hold(
      int thread,
      LockMode mode,
      int priority,
      long asked,
      long queued,
      long pending,
      long held,
      long left) {}

  private final List<Hold> holds;

  History(List<Hold> holds) {
    this.holds = holds.stream().sorted(Comparator.comparingLong(Hold::held)).toList();
  }

  /**
   * Sentences about what must not have happened; empty if all is well.
   *
   * @param overtakings how many later sharers of its priority may get ahead of a queued acquire
   */
  List<String> violations(int overtakings) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < holds.size(); i++) {
      checkExclusion(i, found);
      checkOvertaking(i, overtakings, found);
    }
    return found;
  }

  /** An exclusive hold overlaps none that was seen to begin before it ended. */
  private void checkExclusion(int index, List<String> found) {
    Hold hold = holds.get(index);
    for (int i = index + 1; i < holds.size() && holds.get(i).held < hold.left; i++) {
      if (hold.mode == LockMode.EXCLUSIVE || holds.get(i).mode == LockMode.EXCLUSIVE) {
        found.add("overlap of " + hold + " and " + holds.get(i));
      }
    }
  }

  /**
   * Nobody of a worse priority gets ahead of a queued one, nor an exclusive one of the same;
   * sharers of the same priority may, in the one group that was queued before it, so each thread
   * once. Of sharers without an exclusive hold between them it is known who was granted first only
   * if one held while the other was still seen to wait.
   */
  private void checkOvertaking(int index, int bound, List<String> found) {
    Hold overtaken = holds.get(index);
    int sharers = 0;
    boolean apart = overtaken.mode == LockMode.EXCLUSIVE;
    for (int i = index - 1; i >= 0 && holds.get(i).held > overtaken.queued; i--) {
      Hold ahead = holds.get(i);
      apart |= ahead.mode == LockMode.EXCLUSIVE;
      boolean first = apart || ahead.held < overtaken.pending;
      if (!first || ahead.asked < overtaken.queued || ahead.priority < overtaken.priority) {
        continue;
      }
      if (ahead.mode == LockMode.EXCLUSIVE || ahead.priority > overtaken.priority) {
        found.add(ahead + " overtook " + overtaken);
      } else {
        sharers++;
      }
    }
    if (sharers > bound) {
      found.add(sharers + " sharers overtook " + overtaken);
    }
  }
}
