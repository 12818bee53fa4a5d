package org.luxibench.load.calibrate;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.luxibench.load.generator.Generator;
import org.luxibench.load.generator.GeneratorOptions;
import org.luxibench.load.generator.GeneratorOptions.ConnectionStyle;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.generator.Tally;
import org.luxibench.load.schedule.Arrivals;
import org.luxibench.load.schedule.ConstantRate;
import org.luxibench.load.schedule.Spacing;
import org.luxibench.results.load.Percentiles;
import org.luxibench.results.load.Verdict;

/**
 * Finds the rates at which this machine lets the generator keep its schedule, against a server that
 * answers at once.
 *
 * <p>Lag p99.9 tells what share of the time nothing could be sent, at a low rate as at a high one:
 * whoever takes the processor for 3 ms of 3 s has spoilt it. So a rate is tried anew where that
 * happened, the best try counts, and the search goes on past a rate that was not kept.
 */
public final class SteadyRates {
  private static final double LAG_LIMIT_MICROS = 1_000;
  private static final double LATE_SHARE = 1e-3;

  /** What a quiet core must be able to schedule, requests a second. */
  public static final double TARGET = 20_000;

  private static final int TRIES = 3;
  private static final int CONNECTIONS = 256;
  private static final double[] RATES = {
    1_000, 5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 60_000, 80_000, 100_000
  };

  private final Generator generator;
  private final double seconds;

  /** Tries against whom the generator talks to. */
  SteadyRates(Generator generator, double seconds) {
    this.generator = generator;
    this.seconds = seconds;
  }

  /**
   * A rate and how well it was kept.
   *
   * @param perSecond requests a second
   * @param lagP999Micros how late the generator was, three nines
   * @param waitP999Micros for how long no connection was free, three nines
   * @param answered whether all that was planned was
   * @param stoodStillMicros how long it was kept from running meanwhile
   * @param seconds how long the try lasted
   */
  public record Kept(
      double perSecond,
      double lagP999Micros,
      double waitP999Micros,
      boolean answered,
      double stoodStillMicros,
      double seconds) {

    /** Whether all were answered, and lag and wait p99.9 stayed under a millisecond. */
    public boolean kept() {
      return answered && lagP999Micros < LAG_LIMIT_MICROS && waitP999Micros < LAG_LIMIT_MICROS;
    }

    /** Whether the machine took as much time as it needs to spoil three nines. */
    boolean isExcused() {
      return stoodStillMicros >= LATE_SHARE * seconds * 1e6;
    }
  }

  /**
   * The highest rate that was kept and all lower ones too; 0 when there is none.
   *
   * @param rising as tried
   */
  public static double highest(List<Kept> rising) {
    double highest = 0;
    for (Kept rate : rising) {
      if (!rate.kept()) {
        return highest;
      }
      highest = rate.perSecond();
    }
    return highest;
  }

  /**
   * PASSED when the highest rate is the target at least. Otherwise INVALID when the machine took
   * the time in which the first rate that was not kept was late, and FAILED when it did not.
   *
   * @param rising as tried
   */
  public static Verdict verdict(List<Kept> rising) {
    if (highest(rising) >= TARGET) {
      return Verdict.PASSED;
    }
    boolean excused =
        rising.stream()
            .filter(rate -> !rate.kept())
            .findFirst()
            .filter(Kept::isExcused)
            .isPresent();
    return excused ? Verdict.INVALID : Verdict.FAILED;
  }

  /**
   * Tries rising rates until two in turn are not kept.
   *
   * @param socket to be made and removed
   * @param seconds how long each try lasts
   */
  public static List<Kept> tried(Path socket, double seconds) throws IOException {
    try (KnownServer server = KnownServer.start(socket, Conduct.delay(0));
        Generator generator = new Generator(options(server), Calibration.mix())) {
      generator.connect();
      SteadyRates rates = new SteadyRates(generator, seconds);
      // Code runs slowly at first.
      rates.once(RATES[1]);
      return rates.rising();
    }
  }

  private static GeneratorOptions options(KnownServer server) {
    return new GeneratorOptions(
        server.socket(), CONNECTIONS, Duration.ofSeconds(2), ConnectionStyle.KEPT, 1);
  }

  private List<Kept> rising() throws IOException {
    List<Kept> tried = new ArrayList<>();
    int missed = 0;
    for (int i = 0; i < RATES.length && missed < 2; i++) {
      Kept best = best(RATES[i]);
      tried.add(best);
      missed = best.kept() ? 0 : missed + 1;
    }
    return tried;
  }

  private Kept best(double rate) throws IOException {
    Kept best = once(rate);
    for (int attempt = 1; attempt < TRIES && !best.kept(); attempt++) {
      Kept again = once(rate);
      best = again.kept() || again.lagP999Micros() < best.lagP999Micros() ? again : best;
    }
    return best;
  }

  Kept once(double rate) throws IOException {
    PhaseTally tally = Calibration.tally();
    Arrivals arrivals = new Arrivals(new ConstantRate(rate), Spacing.CONSTANT, seconds, 1);
    long stoodStill = Standstill.during(() -> generator.run(arrivals, tally));
    Tally all = tally.all();
    return new Kept(
        rate,
        Percentiles.of(all.lag(), 1_000).p999(),
        Percentiles.of(all.waited(), 1_000).p999(),
        all.counts().completed() == all.counts().planned(),
        stoodStill / 1e3,
        seconds);
  }
}
