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
import org.luxibench.load.generator.PhaseTally;
import org.luxibench.load.generator.RequestKind;
import org.luxibench.load.generator.RequestKind.Shape;
import org.luxibench.results.load.Verdict;

/** Measures known servers with the generator and sets its figures beside the computed ones. */
public final class Calibration {
  private static final int TRIES = 3;

  private final Path socket;

  /** Prepares; the socket is made and removed by each run. */
  public Calibration(Path socket) {
    this.socket = socket;
  }

  /**
   * Runs all cases, each anew while nothing can be said of it, after a time of which nothing is
   * told: code runs slowly at first.
   */
  public List<Outcome> run(double scale) throws IOException {
    open(KnownCase.fixedDelay(0.3));
    List<Outcome> outcomes = new ArrayList<>();
    for (KnownCase known : KnownCase.all(scale)) {
      Outcome outcome = run(known);
      for (int tries = 1; tries < TRIES && outcome.verdict() == Verdict.INVALID; tries++) {
        outcome = run(known);
      }
      outcomes.add(outcome);
    }
    return outcomes;
  }

  Outcome run(KnownCase known) throws IOException {
    Measured open = open(known);
    Histogram reported = open.tally.all().response();
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
                        open.late.percentileMicros(percentile),
                        open.served.percentileMicros(percentile),
                        reported.getValueAtPercentile(percentile) / 1e3,
                        uncorrected.getValueAtPercentile(percentile) / 1e3)));
    return new Outcome(rows, open.tally.all().counts().addsUp(), open.stoodStillNanos / 1e3);
  }

  /**
   * One run of an open schedule.
   *
   * @param tally what the generator reports
   * @param late how late requests reached the server
   * @param served response times by the server's own clock
   * @param stoodStillNanos how long generator and server were kept from running
   */
  private record Measured(
      PhaseTally tally, ServedTimes late, ServedTimes served, long stoodStillNanos) {}

  private Measured open(KnownCase known) throws IOException {
    PhaseTally tally = tally();
    KnownServer server = KnownServer.start(socket, known.conduct().get());
    long stoodStill;
    try (server;
        Generator generator = generator(server, known.connections(), known)) {
      generator.connect();
      stoodStill = Standstill.during(() -> generator.run(known.arrivals(), tally));
    }
    ServedTimes served =
        server.log().times(known.arrivals(), tally.startNanos(), known.timeout().toNanos());
    return new Measured(
        tally,
        server.log().lateness(known.arrivals(), tally.startNanos()),
        served,
        stoodStill + server.log().stoodStillNanos());
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

  static Mix mix() {
    byte[] frame = "{\"args\":[],\"method\":\"Echo\"}\u0003".getBytes(StandardCharsets.UTF_8);
    return new Mix(List.of(new RequestKind("Echo", List.of(frame), 1, Shape.ARRAY)), 1);
  }

  static PhaseTally tally() {
    return new PhaseTally("calibration", 1, System.nanoTime());
  }
}
