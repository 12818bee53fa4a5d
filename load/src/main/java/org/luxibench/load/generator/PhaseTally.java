package org.luxibench.load.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.HdrHistogram.Histogram;
import org.luxibench.results.load.Second;

/**
 * What one phase measured, in all, by request kind and by second. Written by the generator's thread
 * alone, read by others after the phase.
 */
public final class PhaseTally {
  private static final int MOST_CLASSES = 64;
  private static final int LONGEST_CLASS = 64;

  private final String phase;

  /** How long the schedule lasts, or {@link Long#MAX_VALUE} when nobody said. */
  private final long scheduledNanos;

  private final Tally all = new Tally();
  private final List<Tally> byKind = new ArrayList<>();
  private final Seconds seconds;

  /** How late the generator itself noticed that a request was due: its own fault alone. */
  private final Histogram lateness = Tally.histogram();

  private final Set<String> errorClasses = new HashSet<>();
  private long starved;
  private long completedInTime;
  private long start;
  private long end;

  /** An empty tally of a schedule that ends with its last request. */
  public PhaseTally(String phase, int kinds, long legStartNanos) {
    this(phase, kinds, legStartNanos, Long.MAX_VALUE);
  }

  /**
   * An empty tally.
   *
   * @param kinds how many request kinds there are
   * @param legStartNanos what {@link Second#t()} counts from, by {@link System#nanoTime}
   * @param scheduledNanos how long the schedule lasts, which rates are by
   */
  public PhaseTally(String phase, int kinds, long legStartNanos, long scheduledNanos) {
    this.phase = phase;
    this.scheduledNanos = scheduledNanos;
    this.seconds = new Seconds(phase, legStartNanos);
    for (int kind = 0; kind < kinds; kind++) {
      byKind.add(new Tally());
    }
  }

  void began(long now) {
    start = now;
  }

  void ended(long now) {
    end = now;
  }

  void planned(Call call, long now) {
    all.planned++;
    of(call).planned++;
    lateness.recordValue(Math.max(0, now - call.scheduled));
    seconds.planned(call);
  }

  /** Made because another was answered: no schedule wanted it earlier, so it has no lag. */
  void followed(Call call) {
    all.planned++;
    of(call).planned++;
    seconds.followed(call);
  }

  void starved() {
    starved++;
  }

  void sent(Call call) {
    long waited = Math.max(0, call.sent - call.scheduled);
    for (Tally tally : List.of(all, of(call))) {
      tally.sent++;
      if (!call.follows) {
        tally.lag.recordValue(waited);
      }
    }
    SecondTally second = seconds.of(call);
    second.sent++;
    if (!call.follows) {
      second.lag.recordValue(waited);
    }
  }

  void completed(Call call, long now) {
    for (Tally tally : List.of(all, of(call))) {
      tally.completed++;
    }
    if (now - start <= scheduledNanos && (scheduledNanos != Long.MAX_VALUE || end == 0)) {
      completedInTime++;
    }
    seconds.of(call).completed++;
    answered(call, now);
  }

  void error(Call call, long now, String errorClass) {
    String counted = bounded(errorClass);
    for (Tally tally : List.of(all, of(call))) {
      tally.error(counted);
    }
    seconds.of(call).errors++;
    answered(call, now);
  }

  /** A server says what it likes; what it says must not fill the memory or the report. */
  private String bounded(String errorClass) {
    String kept =
        errorClass.length() <= LONGEST_CLASS
            ? errorClass
            : errorClass.substring(0, LONGEST_CLASS) + "...";
    if (errorClasses.contains(kept)) {
      return kept;
    }
    if (errorClasses.size() >= MOST_CLASSES) {
      return "other classes";
    }
    errorClasses.add(kept);
    return kept;
  }

  void timeout(Call call, long now) {
    for (Tally tally : List.of(all, of(call))) {
      tally.timeouts++;
    }
    seconds.of(call).timeouts++;
    answered(call, now);
  }

  /** Cut short in flight: no latency is known, but that it was longer. */
  void unfinished(Call call) {
    for (Tally tally : List.of(all, of(call))) {
      tally.unfinished++;
    }
    seconds.settled(call);
  }

  /** Never sent; what it waited counts as response time, or the worst would be left out. */
  void abandoned(Call call, long now) {
    for (Tally tally : List.of(all, of(call))) {
      tally.abandoned++;
      tally.response.recordValue(Math.max(0, now - call.scheduled));
    }
    seconds.of(call).response.recordValue(Math.max(0, now - call.scheduled));
    seconds.settled(call);
  }

  private void answered(Call call, long now) {
    long response = Math.max(0, now - call.scheduled);
    long service = Math.max(0, now - call.sent);
    for (Tally tally : List.of(all, of(call))) {
      tally.response.recordValue(response);
      tally.service.recordValue(service);
    }
    seconds.of(call).response.recordValue(response);
    seconds.settled(call);
  }

  private Tally of(Call call) {
    return byKind.get(call.kind);
  }

  /** The phase's name. */
  public String phase() {
    return phase;
  }

  /** Over all kinds. */
  public Tally all() {
    return all;
  }

  /** By kind, in the mix's order. */
  public List<Tally> byKind() {
    return List.copyOf(byKind);
  }

  /** How late the generator's own loop was, nanoseconds, connections aside. */
  public Histogram lateness() {
    return lateness;
  }

  /** Requests that found no free connection when they fell due. */
  public long starvedRequests() {
    return starved;
  }

  /** When the schedule began, by {@link System#nanoTime}. */
  public long startNanos() {
    return start;
  }

  /** When the schedule ended, by {@link System#nanoTime}; replies may have come later. */
  public long endNanos() {
    return end;
  }

  /** How many seconds hold histograms now: only those that are open, and a few to use again. */
  int heldSeconds() {
    return seconds.held();
  }

  /** Second by second. */
  public List<Second> seconds() {
    return seconds.told();
  }

  /** Planned requests a second of schedule. */
  public double plannedRate() {
    return perSecond(all.planned);
  }

  /**
   * Requests a second that were completed before the schedule's end. What was still open then is
   * waited for, and is not in it: or every server that answers at all would keep every rate.
   */
  public double rate() {
    return perSecond(completedInTime);
  }

  private double perSecond(long count) {
    double seconds = Math.min(scheduledNanos, end - start) / 1e9;
    return seconds <= 0 ? 0 : count / seconds;
  }
}
