package org.luxibench.load.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.luxibench.load.calibrate.Calibration;
import org.luxibench.load.calibrate.Outcome;
import org.luxibench.load.calibrate.Row;
import org.luxibench.load.calibrate.SteadyRates;
import org.luxibench.load.calibrate.SteadyRates.Kept;
import org.luxibench.load.run.Scratch;
import org.luxibench.results.load.Verdict;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** {@code luxibench calibrate}. */
@Command(
    name = "calibrate",
    mixinStandardHelpOptions = true,
    description = "Proves the load generator against servers with known behaviour.",
    footer = {
      "",
      "'uncorrected' is what one client reports that asks again only when it has its answer.",
      "'served' is what the server did by its own clock: on a busy machine it may be late itself.",
      "Exit codes: 0 all agree with the computed within 2 %%, 1 our own failure, 2 wrong usage,",
      "3 the generator reports what did not happen, sends late of its own accord or cannot keep",
      "20,000/s, 4 the machine kept server or generator from",
      "running, so that nothing can be said."
    })
final class CalibrateCommand implements Callable<Integer> {
  private static final double QUICK_SCALE = 0.2;
  private static final double WORTH_TELLING_MICROS = 3_000;

  @Option(names = "--quick", description = "Times a fifth as long: less exact.")
  private boolean quick;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    try (Scratch scratch = Scratch.make()) {
      Path socket = scratch.folder().resolve("known.sock");
      List<Outcome> outcomes = new Calibration(socket).run(quick ? QUICK_SCALE : 1);
      List<Kept> rates = SteadyRates.tried(socket, quick ? 1 : 3);
      print(outcomes, rates);
      return verdict(outcomes, rates).exitCode();
    }
  }

  private static Verdict verdict(List<Outcome> outcomes, List<Kept> rates) {
    List<Verdict> all =
        Stream.concat(
                outcomes.stream().map(Outcome::verdict), Stream.of(SteadyRates.verdict(rates)))
            .toList();
    if (all.contains(Verdict.FAILED)) {
      return Verdict.FAILED;
    }
    return all.contains(Verdict.INVALID) ? Verdict.INVALID : Verdict.PASSED;
  }

  private void print(List<Outcome> outcomes, List<Kept> rates) {
    if (json) {
      System.out.println(
          JsonMapper.builder()
              .build()
              .writeValueAsString(Map.of("cases", outcomes, "rates", rates)));
      return;
    }
    System.out.printf(
        Locale.ROOT,
        "%-36s %10s %12s %12s %12s %7s %15s%n",
        "server",
        "percentile",
        "expected ms",
        "served ms",
        "reported ms",
        "off",
        "uncorrected ms");
    outcomes.forEach(CalibrateCommand::print);
    rates.forEach(CalibrateCommand::print);
    System.out.printf(
        Locale.ROOT,
        "highest rate with lag p99.9 under 1 ms: %,.0f/s, target %,.0f/s: %s%n",
        SteadyRates.highest(rates),
        SteadyRates.TARGET,
        SteadyRates.verdict(rates));
    System.out.println(told(verdict(outcomes, rates)));
  }

  private static String told(Verdict verdict) {
    return switch (verdict) {
      case PASSED ->
          "PASSED: all percentiles agree with the computed ones within 2 %, the target rate is kept";
      case FAILED ->
          "FAILED: the generator reports what did not happen, or cannot keep the target rate";
      case INVALID ->
          "INVALID: the machine kept server or generator from running; keep other work off it";
    };
  }

  private static void print(Outcome outcome) {
    outcome.rows().forEach(CalibrateCommand::print);
    if (!outcome.addsUp()) {
      System.out.println("  planned requests and their outcomes do not add up");
    }
    if (outcome.stoodStillMicros() > WORTH_TELLING_MICROS) {
      System.out.println("  " + kept(outcome.stoodStillMicros()));
    }
  }

  private static String kept(double micros) {
    return String.format(
        Locale.ROOT, "the generator was kept from running for %.1f ms", micros / 1e3);
  }

  private static void print(Row row) {
    System.out.printf(
        Locale.ROOT,
        "%-36s %10s %12.2f %12.2f %12.2f %6.2f%% %15.2f%s%n",
        row.server(),
        "p" + row.percentile(),
        row.expectedMicros() / 1e3,
        row.servedMicros() / 1e3,
        row.reportedMicros() / 1e3,
        100 * row.error(),
        row.uncorrectedMicros() / 1e3,
        row.agrees() ? "" : row.isWhatWasServed() ? "  server late" : "  off");
  }

  private static void print(Kept rate) {
    boolean tell = rate.stoodStillMicros() > WORTH_TELLING_MICROS;
    System.out.printf(
        Locale.ROOT,
        "%,10.0f/s scheduled, lag p99.9 %.3f ms, wait %.3f ms%s%s%n",
        rate.perSecond(),
        rate.lagP999Micros() / 1e3,
        rate.waitP999Micros() / 1e3,
        rate.kept() ? "" : rate.answered() ? ": too late" : ": not all were answered",
        tell ? "; " + kept(rate.stoodStillMicros()) : "");
  }
}
