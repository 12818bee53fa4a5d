package org.luxibench.results.ab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.luxibench.results.compare.Comparability;
import org.luxibench.results.compare.Comparison;
import org.luxibench.results.compare.Judge;
import org.luxibench.results.compare.Measurements;
import org.luxibench.results.compare.Metric;
import org.luxibench.results.compare.Row;
import org.luxibench.results.compare.RowVerdict;
import org.luxibench.results.stats.SequentialRule;
import org.luxibench.results.stats.SequentialRule.Look;

/**
 * Measures two sides in turn until something may be said.
 *
 * <p>After the rounds that {@link SequentialRule} names, the rows are judged at that look's level.
 * Measuring stops when a row has regressed or every row is settled, or when the rounds are used up.
 * What looks regressed is then measured afresh, as many rounds again, and judged by the new figures
 * alone over the suspected rows: only what regresses twice is said to have, and a row of which the
 * new figures do not tell whether it has stays suspect.
 *
 * @param suite what is measured
 * @param folder where the rounds' files go
 * @param rule when to look
 * @param judge of the rows; each look has a level of its own
 * @param seed of the order of the sides
 * @param progress told a line for each round
 */
public record Experiment(
    Suite suite,
    Path folder,
    SequentialRule rule,
    Judge judge,
    long seed,
    Consumer<String> progress) {

  /** Runs it to its end. */
  public Outcome run(Side base, Side candidate) throws IOException {
    progress.accept(
        "%d rounds can show a change in %d rows at most"
            .formatted(rule.rounds(), rule.largestFamily()));
    Rounds rounds = new Rounds("round", base, candidate, new RoundOrder(seed));
    rounds.upTo(1, rule.rounds());
    Comparison comparison = rounds.judge(judge);
    String hopeless = hopeless(comparison);
    if (!hopeless.isEmpty()) {
      progress.accept("warning: " + hopeless);
    }
    for (Look look : rule.looks()) {
      rounds.upTo(look.after(), rule.rounds());
      comparison = rounds.judge(judge.at(look.level()));
      progress.accept("after %d rounds: %s".formatted(look.after(), comparison.summary()));
      if (isSettled(comparison)) {
        break;
      }
    }
    hopeless = hopeless(comparison);
    if (!hopeless.isEmpty()) {
      comparison = comparison.withNotes(List.of(hopeless));
    }
    return comparison.count(RowVerdict.REGRESSED) == 0
        ? new Outcome(comparison, rounds.done, null)
        : confirm(comparison, rounds.done, base, candidate);
  }

  /** Why no change can be shown, however large it is; empty when one can. */
  private String hopeless(Comparison comparison) {
    int family = (int) comparison.rows().stream().filter(Row::isJudged).count();
    return family <= rule.largestFamily()
        ? ""
        : "%d rounds cannot show a change in any of %d rows, however large: --rounds %d or more can"
            .formatted(
                rule.rounds(), family, SequentialRule.leastFor(family, rule.level()).rounds());
  }

  private static boolean isSettled(Comparison comparison) {
    return comparison.count(RowVerdict.REGRESSED) > 0
        || comparison.count(RowVerdict.INCONCLUSIVE) + comparison.count(RowVerdict.SUSPECT) == 0;
  }

  private Outcome confirm(Comparison first, int done, Side base, Side candidate)
      throws IOException {
    Set<String> suspects = new HashSet<>();
    first.rows().stream()
        .filter(row -> row.verdict() == RowVerdict.REGRESSED)
        .forEach(row -> suspects.add(name(row)));
    progress.accept("%d rows look regressed: measuring afresh".formatted(suspects.size()));
    Rounds again = new Rounds("confirm", base, candidate, new RoundOrder(seed + 1));
    again.upTo(done, done);
    Comparison second = again.judgeOnly(suspects);
    List<Row> rows =
        first.rows().stream()
            .map(
                row -> suspects.contains(name(row)) ? settle(row, again.verdict(row, second)) : row)
            .toList();
    return new Outcome(first.withRows(rows), done, second);
  }

  private static Row settle(Row row, Optional<RowVerdict> afresh) {
    if (afresh.isEmpty()) {
      return row.withVerdict(RowVerdict.SUSPECT, "regressed once, missing when measured afresh");
    }
    return switch (afresh.get()) {
      case REGRESSED -> row;
      case SAME, IMPROVED ->
          row.withVerdict(RowVerdict.INCONCLUSIVE, "regressed once, not when measured afresh");
      case INCONCLUSIVE, REFUSED, SUSPECT ->
          row.withVerdict(
              RowVerdict.SUSPECT, "regressed once, %s afresh".formatted(afresh.get().word()));
    };
  }

  private static String name(Row row) {
    return row.subject() + " " + row.metric().name();
  }

  /** The figures of a sequence of rounds. */
  private final class Rounds {
    private final String label;
    private final Side base;
    private final Side candidate;
    private final RoundOrder order;
    private final List<Measurements> ofBase = new ArrayList<>();
    private final List<Measurements> ofCandidate = new ArrayList<>();
    private int done;

    Rounds(String label, Side base, Side candidate, RoundOrder order) {
      this.label = label;
      this.base = base;
      this.candidate = candidate;
      this.order = order;
    }

    void upTo(int count, int planned) throws IOException {
      while (done < count) {
        done++;
        for (Side side : order.next(base, candidate)) {
          long start = System.nanoTime();
          Path files = folder.resolve("%s-%02d-%s".formatted(label, done, side.role()));
          (side.role().equals(base.role()) ? ofBase : ofCandidate).add(suite.measure(side, files));
          long seconds = (System.nanoTime() - start) / 1_000_000_000;
          progress.accept(
              "%s %d of %d: %s took %d s".formatted(label, done, planned, side.role(), seconds));
        }
      }
    }

    Comparison judge(Judge judge) {
      return judge(
          judge,
          Measurements.join(base.label(), ofBase),
          Measurements.join(candidate.label(), ofCandidate));
    }

    Comparison judgeOnly(Set<String> suspects) {
      return judge(
          judge,
          Measurements.join(base.label(), ofBase).only(suspects),
          Measurements.join(candidate.label(), ofCandidate).only(suspects));
    }

    /** What came of a row; nothing when it was not measured. */
    Optional<RowVerdict> verdict(Row row, Comparison judged) {
      Optional<RowVerdict> found =
          judged.rows().stream()
              .filter(each -> name(each).equals(name(row)))
              .map(Row::verdict)
              .findFirst();
      boolean ran = row.metric().equals(Metric.FAILED) && ran(ofBase, row) && ran(ofCandidate, row);
      // Runs that all passed have no row.
      return found.isEmpty() && ran ? Optional.of(RowVerdict.SAME) : found;
    }

    private static boolean ran(List<Measurements> side, Row row) {
      return side.stream().anyMatch(each -> each.runs().containsKey(row.subject()));
    }

    private Comparison judge(Judge judge, Measurements first, Measurements second) {
      return judge
          .compare(first, second)
          .withNotes(
              Comparability.differences(first, second).stream()
                  .map(each -> "unequal " + each)
                  .toList());
    }
  }
}
