package org.luxibench.load.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.luxibench.load.calibrate.Calibration;
import org.luxibench.load.calibrate.Calibration.Kept;
import org.luxibench.load.calibrate.Calibration.Outcome;
import org.luxibench.load.calibrate.Calibration.Row;
import org.luxibench.results.ExitCode;
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
      "Exit codes: 0 all agree within 2 %, 1 our own failure, 2 wrong usage, 3 some do not,",
      "4 some do not, but the machine stood still meanwhile."
    })
final class CalibrateCommand implements Callable<Integer> {
  private static final double QUICK_SCALE = 0.2;
  private static final double STOOD_STILL_MICROS = 10_000;

  @Option(names = "--quick", description = "Times a fifth as long: less exact.")
  private boolean quick;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Path folder = Files.createTempDirectory("luxibench-");
    try {
      Calibration calibration = new Calibration(folder.resolve("known.sock"));
      List<Outcome> outcomes = calibration.run(quick ? QUICK_SCALE : 1);
      List<Kept> rates = calibration.rates(quick ? 1 : 3);
      print(outcomes, rates);
      return exitCode(outcomes);
    } finally {
      Files.deleteIfExists(folder.resolve("known.sock"));
      Files.delete(folder);
    }
  }

  private static int exitCode(List<Outcome> outcomes) {
    List<Outcome> wrong = outcomes.stream().filter(outcome -> !outcome.agrees()).toList();
    if (wrong.isEmpty()) {
      return ExitCode.OK;
    }
    boolean stoodStill =
        wrong.stream().allMatch(outcome -> outcome.pauseMicros() > STOOD_STILL_MICROS);
    return stoodStill ? ExitCode.INVALID : ExitCode.REGRESSION;
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
        "%-36s %10s %12s %12s %7s %15s%n",
        "server",
        "percentile",
        "expected ms",
        "reported ms",
        "off",
        "uncorrected ms");
    for (Outcome outcome : outcomes) {
      outcome.rows().forEach(CalibrateCommand::print);
      if (outcome.pauseMicros() > STOOD_STILL_MICROS) {
        System.out.printf(
            Locale.ROOT,
            "  this process was kept from running for %.1f ms%n",
            outcome.pauseMicros() / 1e3);
      }
    }
    rates.forEach(
        rate ->
            System.out.printf(
                Locale.ROOT,
                "%,10.0f/s scheduled, lag p99.9 %.3f ms%s%n",
                rate.perSecond(),
                rate.lagP999Micros() / 1e3,
                rate.kept() ? "" : ": too late"));
    double best = rates.stream().filter(Kept::kept).mapToDouble(Kept::perSecond).max().orElse(0);
    System.out.printf(Locale.ROOT, "highest rate with lag p99.9 under 1 ms: %,.0f/s%n", best);
    System.out.println(
        outcomes.stream().allMatch(Outcome::agrees)
            ? "all percentiles agree within 2 %"
            : "some percentiles are off by more than 2 %");
  }

  private static void print(Row row) {
    System.out.printf(
        Locale.ROOT,
        "%-36s %10s %12.2f %12.2f %6.2f%% %15.2f%s%n",
        row.server(),
        "p" + row.percentile(),
        row.expectedMicros() / 1e3,
        row.reportedMicros() / 1e3,
        100 * row.error(),
        row.uncorrectedMicros() / 1e3,
        row.agrees() ? "" : "  off");
  }
}
