package org.luxibench.results.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.luxibench.results.ExitCode;
import org.luxibench.results.compare.Comparability;
import org.luxibench.results.compare.Comparison;
import org.luxibench.results.compare.Format;
import org.luxibench.results.compare.Inputs;
import org.luxibench.results.compare.Judge;
import org.luxibench.results.compare.Measurements;
import org.luxibench.results.compare.Origins;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code luxibench compare BASE CAND}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description = {
      "Judges a candidate's results against a baseline's.",
      "BASE and CAND are JMH JSON files, run folders, folders of several, or globs."
    },
    footer = {
      "Exit codes: 0 nothing regressed, 1 a file cannot be read, 2 wrong usage, 3 regressed,",
      "4 nothing could be concluded, the candidate lacks something of the base, a row looks worse by",
      "samples too few to show it or is suspect, or the sides were measured on unlike hosts, by",
      "unlike JVMs or in unlike ways (options, scenario, behaviours)."
    })
final class CompareCommand implements Callable<Integer> {
  @Parameters(paramLabel = "BASE", description = "The baseline.")
  @SuppressWarnings("NullAway.Init")
  private String base;

  @Parameters(paramLabel = "CAND", description = "The candidate.")
  @SuppressWarnings("NullAway.Init")
  private String candidate;

  @Option(names = "--json", description = "The same as --format json.")
  private boolean json;

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "text",
      description = "One of ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
  @SuppressWarnings("NullAway.Init")
  private Format format;

  @Option(names = "--out", paramLabel = "FILE", description = "Write there instead of printing.")
  private @Nullable Path out;

  @Option(
      names = "--force",
      description = "Compare in spite of unequal hosts, JVMs, options or scenarios.")
  private boolean force;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Measurements ours = Inputs.read(base);
    Measurements theirs = Inputs.read(candidate);
    List<String> differences = Comparability.differences(ours, theirs);
    if (!differences.isEmpty() && !force) {
      refuse(differences);
      return ExitCode.INVALID;
    }
    Comparison comparison =
        Judge.standard()
            .compare(ours, theirs)
            .withNotes(differences.stream().map(each -> "unequal " + each).toList())
            .withNotes(doubts(ours, theirs));
    comparison = comparison.withNotes(comparison.tooFewSamples().stream().toList());
    tell((json ? Format.JSON : format).write(comparison));
    return comparison.exitCode();
  }

  private List<String> doubts(Measurements ours, Measurements theirs) throws IOException {
    List<String> doubts = new ArrayList<>();
    int common = Inputs.common(base, candidate);
    if (common > 0) {
      doubts.add("%d of the files are on both sides".formatted(common));
    }
    if (ours.hosts().isEmpty() || theirs.hosts().isEmpty()) {
      doubts.add(
          "JMH's files do not tell their host or hour: not checked whether the hosts are alike and"
              + " the sides took turns");
    }
    Origins first = Origins.of(base);
    Origins second = Origins.of(candidate);
    first.pooled("base").ifPresent(doubts::add);
    second.pooled("candidate").ifPresent(doubts::add);
    if (first.isApartFrom(second)) {
      doubts.add(
          "measured at different times: the error rate holds for sides that take turns, use ab");
    }
    return doubts;
  }

  private void refuse(List<String> differences) {
    PrintWriter err = spec.commandLine().getErr();
    err.printf("luxibench compare: refused, for these differ (--force compares all the same):%n");
    differences.forEach(each -> err.println("  " + each));
    err.flush();
  }

  private void tell(String text) throws IOException {
    if (out != null) {
      Files.writeString(out, text);
      return;
    }
    PrintWriter console = spec.commandLine().getOut();
    console.print(text);
    console.flush();
  }
}
