package org.luxibench.load.calibrate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.luxibench.load.generator.Generator;
import org.luxibench.load.generator.GeneratorOptions;
import org.luxibench.load.generator.GeneratorOptions.ConnectionStyle;
import org.luxibench.load.generator.Mix;
import org.luxibench.load.generator.PauseMeter;
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.generator.RequestKind;
import org.luxibench.load.generator.RequestKind.Shape;
import org.luxibench.load.schedule.Arrivals;
import org.luxibench.load.schedule.ConstantRate;
import org.luxibench.load.schedule.Spacing;
import org.luxibench.results.load.Pause;
import org.luxibench.results.load.Percentiles;

/** Measures known servers with the generator and sets its figures beside the computed ones. */
public final class Calibration {
  /** How far a reported percentile may be off. */
  public static final double TOLERANCE = 0.02;

  private static final double LAG_LIMIT_MICROS = 1_000;
  private static final double[] RATES = {
    5_000, 10_000, 15_000, 20_000, 25_000, 30_000, 40_000, 50_000, 60_000, 80_000, 100_000
  };

  private final Path socket;

  /** Prepares; the socket is made and removed by each run. */
  public Calibration(Path socket) {
    this.socket = socket;
  }

  /**
   * A percentile, computed and reported.
   *
   * @param server what answered
   * @param percentile 0 to 100
   * @param expectedMicros computed in closed form
   * @param reportedMicros by the generator, from the scheduled start
   * @param uncorrectedMicros what one client that waits for each reply before it asks again reports
   *     of the same server
   */
  public record Row(
      String server,
      double percentile,
      double expectedMicros,
      double reportedMicros,
      double uncorrectedMicros) {

    /** How far off, as a share of the expected. */
    public double error() {
      return Math.abs(reportedMicros - expectedMicros) / expectedMicros;
    }

    /** Whether that is within {@link #TOLERANCE}. */
    public boolean agrees() {
      return error() <= TOLERANCE;
    }
  }

  /**
   * What a case came to.
   *
   * @param rows by percentile, rising
   * @param addsUp whether the counts do
   * @param pauseMicros the longest time this process was kept from running meanwhile
   */
  public record Outcome(List<Row> rows, boolean addsUp, long pauseMicros) {

    /** Whether all percentiles agree and the counts add up. */
    public boolean agrees() {
      return addsUp && rows.stream().allMatch(Row::agrees);
    }
  }

  /** Runs all cases, after a second of which nothing is told: code runs slowly at first. */
  public List<Outcome> run(double scale) throws IOException {
    open(KnownCase.fixedDelay(0.25));
    List<Outcome> outcomes = new ArrayList<>();
    for (KnownCase known : KnownCase.all(scale)) {
      outcomes.add(run(known));
    }
    return outcomes;
  }

  Outcome run(KnownCase known) throws IOException {
    try (PauseMeter pauses = new PauseMeter(System.nanoTime())) {
      PhaseTally open = open(known);
      Histogram reported = open.all().response();
      Histogram uncorrected = closed(known).all().response();
      List<Row> rows = new ArrayList<>();
      new TreeMap<>(known.expectedMicros())
          .forEach(
              (percentile, expected) ->
                  rows.add(
                      new Row(
                          known.name(),
                          percentile,
                          expected,
                          reported.getValueAtPercentile(percentile) / 1e3,
                          uncorrected.getValueAtPercentile(percentile) / 1e3)));
      long longest = pauses.pauses().stream().mapToLong(Pause::durationMicros).max().orElse(0);
      return new Outcome(rows, open.all().counts().addsUp(), longest);
    }
  }

  private PhaseTally open(KnownCase known) throws IOException {
    try (KnownServer server = KnownServer.start(socket, known.conduct().get());
        Generator generator = generator(server, known.connections(), known)) {
      generator.connect();
      PhaseTally tally = tally();
      double seconds = known.length().toNanos() / 1e9;
      generator.run(new Arrivals(known.profile(), Spacing.CONSTANT, seconds, 1), tally);
      return tally;
    }
  }

  /**
   * One client that asks again when it has its answer: it asks least when the server is slowest.
   */
  private PhaseTally closed(KnownCase known) throws IOException {
    try (KnownServer server = KnownServer.start(socket, known.conduct().get());
        Generator generator = generator(server, 1, known)) {
      PhaseTally tally = tally();
      generator.runClosed(known.length().toNanos(), tally);
      return tally;
    }
  }

  private static Generator generator(KnownServer server, int connections, KnownCase known)
      throws IOException {
    return new Generator(
        new GeneratorOptions(
            server.socket(), connections, known.timeout(), ConnectionStyle.KEPT, 1),
        mix());
  }

  private static Mix mix() {
    byte[] frame = "{\"args\":[],\"method\":\"Echo\"}\u0003".getBytes(StandardCharsets.UTF_8);
    return new Mix(List.of(new RequestKind("Echo", List.of(frame), 1, Shape.ARRAY)), 1);
  }

  private static PhaseTally tally() {
    return new PhaseTally("calibration", 1, System.nanoTime());
  }

  /**
   * A rate and how well it was kept.
   *
   * @param perSecond requests a second
   * @param lagP999Micros how late the generator was, three nines
   */
  public record Kept(double perSecond, double lagP999Micros) {

    /** Whether lag p99.9 stayed under a millisecond. */
    public boolean kept() {
      return lagP999Micros < LAG_LIMIT_MICROS;
    }
  }

  /**
   * Tries rising rates against a server that answers at once, until one is not kept twice.
   *
   * @param seconds how long each is tried
   */
  public List<Kept> rates(double seconds) throws IOException {
    List<Kept> tried = new ArrayList<>();
    try (KnownServer server = KnownServer.start(socket, Conduct.delay(0));
        Generator generator =
            new Generator(
                new GeneratorOptions(
                    server.socket(), 256, java.time.Duration.ofSeconds(2), ConnectionStyle.KEPT, 1),
                mix())) {
      generator.connect();
      lag(generator, RATES[0], 2);
      for (double rate : RATES) {
        double lag = lag(generator, rate, seconds);
        if (lag >= LAG_LIMIT_MICROS) {
          lag = Math.min(lag, lag(generator, rate, seconds));
        }
        tried.add(new Kept(rate, lag));
        if (lag >= LAG_LIMIT_MICROS) {
          break;
        }
      }
    }
    return tried;
  }

  private static double lag(Generator generator, double rate, double seconds) throws IOException {
    PhaseTally tally = tally();
    generator.run(new Arrivals(new ConstantRate(rate), Spacing.CONSTANT, seconds, 1), tally);
    return Percentiles.of(tally.lateness(), 1_000).p999();
  }
}
