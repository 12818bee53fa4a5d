package org.luxibench.load.generator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

  private final Set<String> errorClasses = new HashSet<>();
  private long starved;
  private long unasked;
  private long connectRetries;
  private long completedInTime;
  private long start;
  private long end;

  /** An empty tally of a schedule that ends with its last request. */
  public PhaseTally(String phase, int kinds, long legStartNanos) {
    this(phase, kinds, legStartNanos, Long.MAX_VALUE);
  }

  /** An empty tally whose seconds are in no log. */
  public PhaseTally(String phase, int kinds, long legStartNanos, long scheduledNanos) {
    this(
        phase,
        kinds,
        scheduledNanos,
        new Seconds(phase, legStartNanos, 0, (start, latencies) -> {}));
  }

  /**
   * An empty tally.
   *
   * @param kinds how many request kinds there are
   * @param legStartNanos what {@link Second#t()} counts from, by {@link System#nanoTime}
   * @param scheduledNanos how long the schedule lasts, which rates are by
   * @param log told the histograms of each second
   */
  public PhaseTally(
      String phase, int kinds, long legStartNanos, long scheduledNanos, IntervalSink log) {
    this(phase, kinds, scheduledNanos, new Seconds(phase, legStartNanos, kinds, log));
  }

  private PhaseTally(String phase, int kinds, long scheduledNanos, Seconds seconds) {
    this.phase = phase;
    this.scheduledNanos = scheduledNanos;
    this.seconds = seconds;
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

  /** Nothing more will be counted. */
  void closed() {
    seconds.close();
  }

  /** A call fell due; those of its group that follow are planned with it. */
  void planned(Call call) {
    for (int number = 0; number <= call.followers(); number++) {
      all.planned++;
      byKind.get(call.kindOf(number)).planned++;
    }
    seconds.planned(call);
  }

  /** Due because another was answered: no schedule wanted it earlier, so it has no lag. */
  void followed(Call call) {
    seconds.followed(call);
  }

  /** Those that should follow will not, and when they were due is not known. */
  void cutOff(Call call) {
    for (int number = 1; number <= call.followers(); number++) {
      all.abandoned++;
      byKind.get(call.kindOf(number)).abandoned++;
    }
  }

  void starved() {
    starved++;
  }

  void unasked() {
    unasked++;
  }

  void connectsAgain() {
    connectRetries++;
  }

  void sent(Call call) {
    for (Tally tally : List.of(all, of(call))) {
      tally.sent++;
      if (!call.follows()) {
        left(tally, call);
      }
    }
    seconds.of(call).sent(call);
  }

  private static void left(Tally tally, Call call) {
    tally.lag.recordValue(call.lag());
    tally.waited.recordValue(call.waited());
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

  /** Answered wrongly, or not to its end: what is refused at once must not count as fast. */
  void error(Call call, String errorClass) {
    countError(call, errorClass);
    seconds.of(call).error();
  }

  private void countError(Call call, String errorClass) {
    String counted = bounded(errorClass);
    for (Tally tally : List.of(all, of(call))) {
      tally.error(counted);
    }
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
    countTimeout(call);
    answered(call, now);
  }

  private void countTimeout(Call call) {
    for (Tally tally : List.of(all, of(call))) {
      tally.timeouts++;
    }
    seconds.of(call).timeouts++;
  }

  /** Nobody listened: it counts as sent, and has no latency. */
  void unreached(Call call, String errorClass) {
    countError(call, errorClass);
    for (Tally tally : List.of(all, of(call))) {
      tally.sent++;
    }
    seconds.of(call).unreached();
  }

  /** The server took no more connections: sent, and of neither lag, wait nor service time. */
  void connectTimedOut(Call call, long now) {
    countTimeout(call);
    long response = Math.max(0, now - call.scheduled);
    for (Tally tally : List.of(all, of(call))) {
      tally.sent++;
      tally.response.recordValue(response);
    }
    seconds.of(call).connectTimedOut(call, response);
  }

  /** Cut short in flight: no latency is known, but that it was longer. */
  void unfinished(Call call) {
    for (Tally tally : List.of(all, of(call))) {
      tally.unfinished++;
    }
    seconds.unfinished(call);
  }

  /** Never sent; what it waited counts as response time, or the worst would be left out. */
  void abandoned(Call call, long now) {
    call.waitedUntil(now);
    call.sent = now;
    long response = Math.max(0, now - call.scheduled);
    for (Tally tally : List.of(all, of(call))) {
      tally.abandoned++;
      left(tally, call);
      tally.response.recordValue(response);
    }
    seconds.of(call).abandoned(call, response);
  }

  private void answered(Call call, long now) {
    long response = Math.max(0, now - call.scheduled);
    long service = Math.max(0, now - call.sent);
    for (Tally tally : List.of(all, of(call))) {
      tally.response.recordValue(response);
      tally.service.recordValue(service);
    }
    seconds.of(call).answered(call, response, service);
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

  /** Requests that found no free connection when they fell due. */
  public long starvedRequests() {
    return starved;
  }

  /** Frames that came when no request awaited one. */
  public long unaskedReplies() {
    return unasked;
  }

  /** How often a client tried again to connect, the server's queue having been full. */
  public long connectRetries() {
    return connectRetries;
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
