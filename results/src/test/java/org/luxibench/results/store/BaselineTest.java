package org.luxibench.results.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.luxibench.results.compare.Comparison;
import org.luxibench.results.compare.Inputs;
import org.luxibench.results.compare.Judge;
import org.luxibench.results.compare.Measurements;
import org.luxibench.results.compare.Row;
import org.luxibench.results.nightly.NightPlan;
import org.luxibench.results.stats.MannWhitney;

/** The committed runs stay readable: whoever changes the layout of run.json migrates them. */
final class BaselineTest {
  private static final Path FOLDER = Path.of("baseline");
  private static final RunStore BASELINE = new RunStore(FOLDER);
  private static final Pattern MACHINE =
      Pattern.compile("(?<![\\w.])/(work|home|root|tmp|usr|srv|opt|Users)/");

  static List<String> suites() throws IOException {
    return BASELINE.suites();
  }

  @Test
  void everyCommittedRunIsReadAndHoldsFigures() throws IOException {
    RunStore.Found found = BASELINE.all();

    assertThat(found.unreadable()).isEmpty();
    assertThat(found.runs()).isNotEmpty();
    for (StoredRun run : found.runs()) {
      assertThat(Inputs.read(run.folder().toString()).series()).as(run.name()).isNotEmpty();
    }
  }

  /** The last cell of the suite's line says yes or no. */
  @ParameterizedTest
  @MethodSource("suites")
  void listTellsWhetherAsManySamplesAsAreKeptCanShowAChange(String suite) throws IOException {
    String line =
        Files.readAllLines(FOLDER.resolve("README.md")).stream()
            .filter(each -> each.startsWith("| `" + suite + "` |"))
            .findFirst()
            .orElseThrow(() -> new AssertionError(suite + " is not listed in baseline/README.md"));

    assertThat(line).contains(canShowAChange(suite) ? "| yes" : "| no");
  }

  /** Their names are looked for by every night, which without figures enough says nothing. */
  @ParameterizedTest
  @MethodSource("suites")
  void whatNightsLookForCanShowAChange(String suite) throws IOException {
    boolean isLookedFor = suite.equals(NightPlan.BENCH_SUITE) || suite.endsWith("-quick");

    assertThat(isLookedFor && !canShowAChange(suite)).isFalse();
  }

  private static boolean canShowAChange(String suite) throws IOException {
    Measurements kept = Inputs.read(FOLDER.resolve(suite).toString());
    Comparison self = Judge.standard().compare(kept, kept);
    List<Row> judged = self.rows().stream().filter(Row::isJudged).toList();
    int fewest = judged.stream().mapToInt(Row::baseSamples).min().orElse(0);
    return judged.size() * MannWhitney.smallestPValue(fewest, fewest) <= Judge.LEVEL;
  }

  @Test
  void noCommittedRunTellsWhereThingsLayOnAMachine() throws IOException {
    try (Stream<Path> tree = Files.walk(FOLDER)) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        if (file.getNameCount() > 2) {
          assertThat(MACHINE.matcher(Files.readString(file)).results().map(found -> found.group()))
              .as(file.toString())
              .isEmpty();
        }
      }
    }
  }
}
