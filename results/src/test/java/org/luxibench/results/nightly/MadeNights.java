package org.luxibench.results.nightly;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.luxibench.results.compare.JmhText;
import org.luxibench.results.load.LoadResultJson;
import org.luxibench.results.load.SampleRun;
import org.luxibench.results.store.MadeRuns;
import org.luxibench.results.store.RunFolder;
import org.luxibench.results.store.RunStart;

/** Nights by a made-up launcher: a scenario that passes, a bench of a set level. */
final class MadeNights {
  private static final List<String> BENCH = List.of("-i", "1");

  private final Path home;
  private final List<String> progress = new ArrayList<>();
  private int passes = 5;

  private MadeNights(Path home) {
    this.home = home;
  }

  /** Makes the launcher and a repository in an empty folder. */
  static MadeNights in(Path home) throws Exception {
    MadeRuns.repository(home);
    RunStart start = RunStart.take("bgl-contention-quick", home, List.of("load"));
    RunFolder.createAt(home.resolve("template"))
        .finish(start.endWithLoad(LoadResultJson.write(SampleRun.contention()), 0));
    String fork = JmhText.throughput("Lock.mix", new double[] {1}).replace("[[1.0]]", "[[$v]]");
    Path launcher = home.resolve("luxibench");
    Files.writeString(
        launcher,
        """
        #!/bin/sh
        echo "$@" >> calls
        if [ "$1" = load ]; then
          while [ "$1" != --out ]; do shift; done
          [ ! -e "$2" ] || exit 1
          mkdir -p "$(dirname "$2")" && cp -r template "$2"
          code=$(head -1 load-exit); sed -i '1{$!d}' load-exit
          case $code in
            1) rm -r "$2" ;;
            3) sed -i 's/"PASSED"/"FAILED"/' "$2/run.json" ;;
            4) sed -i 's/"PASSED"/"INVALID"/' "$2/run.json" ;;
          esac
          exit $code
        fi
        n=$(wc -l < calls)
        v=$(awk "BEGIN { print $(cat level) * (1 + ($n %% 7) * $(cat spread) / 1000) + $n / 1e6 }")
        while [ "$1" != -rff ]; do shift; done
        cat > "$2" <<TEXT
        %s
        TEXT
        """
            .formatted(fork));
    assertThat(launcher.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("load-exit"), "0");
    Files.writeString(home.resolve("spread"), "1");
    MadeNights nights = new MadeNights(home);
    nights.level(100);
    return nights;
  }

  /** Most forks and runs of the nights to come; five at first. */
  void passes(int most) {
    passes = most;
  }

  /** About which figure the bench's forks are to lie; 100 at first. */
  void level(double level) throws IOException {
    Files.writeString(home.resolve("level"), Double.toString(level));
  }

  /** What the nights have told so far. */
  List<String> progress() {
    return progress;
  }

  /** How the launcher was called so far. */
  List<String> calls() throws IOException {
    return Files.readAllLines(home.resolve("calls"));
  }

  NightPlan plan(String name, Duration budget) throws IOException {
    return plan(name, budget, List.of("bgl-contention"));
  }

  private NightPlan plan(String name, Duration budget, List<String> scenarios) throws IOException {
    return new NightPlan(
        home,
        home.resolve("runs"),
        home.resolve("baseline"),
        Files.createDirectories(home.resolve("state").resolve(name)),
        BENCH,
        scenarios,
        passes,
        budget);
  }

  /** The night of the first month's day with this number. */
  Night.Result night(int number) throws IOException {
    return night(number, List.of("bgl-contention"));
  }

  /** The same without a scenario: one row, and quicker. */
  Night.Result nightOfBenches(int number) throws IOException {
    return night(number, List.of());
  }

  private Night.Result night(int number, List<String> scenarios) throws IOException {
    String name = "202601%02dT000000Z-abc".formatted(number);
    NightPlan plan = plan(name, Duration.ofMinutes(5), scenarios);
    return new Night(plan, progress::add).run(NightState.begin("abc", "plan"));
  }

  /** So many nights of one pass that a next one can be judged by them. */
  void five() throws IOException {
    passes = 1;
    for (int number = 1; number <= NightRule.LEAST_NIGHTS; number++) {
      assertThat(night(number).exitCode()).as("night %d", number).isZero();
    }
  }

  /** Changes a text in one of a run's files. */
  static void edit(Path file, String from, String to) throws IOException {
    assertThat(file).content().contains(from);
    Files.writeString(file, Files.readString(file).replace(from, to));
  }
}
