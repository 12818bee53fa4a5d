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
  private static final int PLAIN_EVERY_SECONDS = 10;

  /** Carriage return and no wrapping; erase to the end of the line and wrapping again. */
  private static final String BEGIN = "\r\u001b[?7l";

  private static final String END = "\u001b[K\u001b[?7h";

  private final PrintStream out;
  private final boolean terminal;
  private final int columns;
  private final ScheduledExecutorService clock = Clock.named("progress");
  private String leg = "";
  private String phase = "";
  private @Nullable Live live;
  private long phaseStart;
  private Duration length = Duration.ZERO;

  /**
   * Begins to tell.
   *
   * @param terminal whether lines can be rewritten
   * @param columns how wide it is then
   */
  Console(PrintStream out, boolean terminal, int columns) {
    this.out = out;
    this.terminal = terminal;
    this.columns = columns;
    int every = terminal ? 1 : PLAIN_EVERY_SECONDS;
    var unused = clock.scheduleAtFixedRate(this::draw, every, every, TimeUnit.SECONDS);
  }

  @Override
  public synchronized void prepares(String ofLeg, String prepared) {
    live = null;
    if (terminal) {
      rewrite(ofLeg + ", " + prepared + ": preparing");
    }
  }

  @Override
  public synchronized void phaseStarts(
      String ofLeg, String started, Duration measure, Live figures) {
    leg = ofLeg;
    phase = started;
    live = figures;
    length = measure;
    phaseStart = System.nanoTime();
  }

  @Override
  public synchronized void phaseEnded(String ofLeg, Phase ended) {
    live = null;
    line(
        String.format(
            Locale.ROOT,
            "%-17s %-16s %-7s p50 %.2f  p99 %.2f  max %.2f ms%s",
            ofLeg,
            ended.name(),
            ended.verdict(),
            ended.response().p50() / 1e3,
            ended.response().p99() / 1e3,
            ended.response().max() / 1e3,
            troubles(
                ended.counts().timeouts(), ended.counts().errors(), ended.counts().abandoned())));
  }

  /** Nothing where there are none: the line then fits into eighty columns. */
  static String troubles(long timeouts, long errors, long abandoned) {
    return (timeouts == 0 ? "" : "  time-outs " + timeouts)
        + (errors == 0 ? "" : "  errors " + errors)
        + abandoned(abandoned);
  }

  private static String abandoned(long requests) {
    return requests == 0 ? "" : "  abandoned " + requests;
  }

  @Override
  public synchronized void triesAgain(Leg vain) {
    vain.phases().stream()
        .filter(each -> !each.asExpected())
        .forEach(
            each ->
                line(VerdictTable.plain(vain.name() + ", " + each.name() + ": " + each.detail())));
    line(vain.name() + ": nothing can be said of this; once more, with more time");
  }

  private synchronized void draw() {
    Live figures = live;
    if (figures == null) {
      return;
    }
    double done = Math.min(1, (System.nanoTime() - phaseStart) / (double) length.toNanos());
    long left = (long) Math.ceil((1 - done) * length.toMillis() / 1e3);
    if (terminal) {
      rewrite(new ProgressLine(leg, phase, done, left, figures.last()).fitting(columns));
    } else {
      out.println("%s, %s %d s left%s".formatted(leg, phase, left, told(figures.last())));
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
            last.errors())
        + abandoned(last.abandoned());
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
