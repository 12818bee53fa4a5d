package org.luxibench.load.cli;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.luxibench.load.generator.Live;
import org.luxibench.load.run.Clock;
import org.luxibench.load.run.RunListener;
import org.luxibench.results.load.Leg;
import org.luxibench.results.load.Phase;
import org.luxibench.results.report.VerdictTable;

/**
 * Tells the progress of a run: on a terminal one line that is rewritten each second, otherwise
 * plain lines, one for each phase and one every ten seconds of a long one.
 *
 * <p>Guarded by {@code this}: what is going on. The run's thread sets it, the clock's reads it.
 */
final class Console implements RunListener {
  private static final int BAR = 20;
  private static final int PLAIN_EVERY_SECONDS = 10;

  /** Carriage return and no wrapping; erase to the end of the line and wrapping again. */
  private static final String BEGIN = "\r\u001b[?7l";

  private static final String END = "\u001b[K\u001b[?7h";

  private final PrintStream out;
  private final boolean terminal;
  private final ScheduledExecutorService clock = Clock.named("progress");
  private String doing = "";
  private @Nullable Live live;
  private long phaseStart;
  private Duration length = Duration.ZERO;

  Console(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
    int every = terminal ? 1 : PLAIN_EVERY_SECONDS;
    var unused = clock.scheduleAtFixedRate(this::draw, every, every, TimeUnit.SECONDS);
  }

  @Override
  public synchronized void prepares(String leg, String phase) {
    doing = leg + ", " + phase + ": preparing";
    live = null;
    if (terminal) {
      rewrite(doing);
    }
  }

  @Override
  public synchronized void phaseStarts(String leg, String phase, Duration measure, Live figures) {
    doing = leg + ", " + phase;
    live = figures;
    length = measure;
    phaseStart = System.nanoTime();
  }

  @Override
  public synchronized void phaseEnded(String leg, Phase phase) {
    live = null;
    line(
        String.format(
            Locale.ROOT,
            "%-17s %-16s %-7s p50 %.2f  p99 %.2f  max %.2f ms%s",
            leg,
            phase.name(),
            phase.verdict(),
            phase.response().p50() / 1e3,
            phase.response().p99() / 1e3,
            phase.response().max() / 1e3,
            troubles(phase.counts().timeouts(), phase.counts().errors())));
  }

  /** Nothing where there are none: the line then fits into eighty columns. */
  static String troubles(long timeouts, long errors) {
    return (timeouts == 0 ? "" : "  time-outs " + timeouts)
        + (errors == 0 ? "" : "  errors " + errors);
  }

  @Override
  public synchronized void triesAgain(Leg leg) {
    leg.phases().stream()
        .filter(phase -> !phase.asExpected())
        .forEach(
            phase ->
                line(VerdictTable.plain(leg.name() + ", " + phase.name() + ": " + phase.detail())));
    line(leg.name() + ": nothing can be said of this; once more, with more time");
  }

  private synchronized void draw() {
    Live figures = live;
    if (figures == null) {
      return;
    }
    double done = Math.min(1, (System.nanoTime() - phaseStart) / (double) length.toNanos());
    long left = (long) Math.ceil((1 - done) * length.toMillis() / 1e3);
    String text =
        "%s %s%d s left%s".formatted(doing, terminal ? bar(done) : "", left, told(figures.last()));
    if (terminal) {
      rewrite(text);
    } else {
      out.println(text);
    }
  }

  /** The first second of a phase has nothing to tell, nor has one in which nobody was answered. */
  static String told(Live.Snapshot last) {
    if (last.equals(Live.NONE)) {
      return "";
    }
    String latency =
        last.response().count() == 0
            ? "no answers"
            : String.format(
                Locale.ROOT,
                "p50 %.2f  p99 %.2f  max %.2f",
                last.response().p50() / 1e3,
                last.response().p99() / 1e3,
                last.response().max() / 1e3);
    return String.format(
        Locale.ROOT,
        "  %d/s  %s  lag %.2f ms  in flight %d  time-outs %d  errors %d",
        last.completed(),
        latency,
        last.lagNanos() / 1e6,
        last.inFlight() + last.waiting(),
        last.timeouts(),
        last.errors());
  }

  private static String bar(double done) {
    int full = (int) (done * BAR);
    return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] ";
  }

  private void rewrite(String text) {
    out.print(BEGIN + text + END);
    out.flush();
  }

  private void line(String text) {
    if (terminal) {
      rewrite("");
    }
    out.println(text);
  }

  /** Leaves the terminal as it was found. */
  void close() {
    clock.shutdownNow();
    if (terminal) {
      rewrite("");
    }
  }
}
