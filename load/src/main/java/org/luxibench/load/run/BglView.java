package org.luxibench.load.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.luxibench.load.scenario.PremiseSpec;
import org.luxibench.load.scenario.PremiseSpec.Waiting;
import org.luxibench.results.load.BglSample;
import org.luxibench.results.load.BglState;
import tools.jackson.databind.JsonNode;

/**
 * The big lock's row of a reply to a lock query.
 *
 * @param state how it is held
 * @param owners who holds it
 * @param pendingShared who waits to share it
 * @param pendingExclusive who waits to hold it alone
 */
record BglView(
    BglState state,
    List<String> owners,
    List<String> pendingShared,
    List<String> pendingExclusive) {

  /** Ours and 2.5's name, and 3.0's. */
  private static final List<String> ROWS = List.of("BGL/BGL", "cluster/BGL");

  private static final Pattern JOB = Pattern.compile("(^|/)Job\\d+|^\\d+$");

  /** Reads the row; a cluster without one, as 3.0 shows an idle lock, has it free. */
  static BglView of(JsonNode result) {
    for (JsonNode row : Dialect.rows(result).values()) {
      if (ROWS.contains(cell(row, 0).asString())) {
        return ofRow(cell(row, 1), cell(row, 2), cell(row, 3));
      }
    }
    return new BglView(BglState.FREE, List.of(), List.of(), List.of());
  }

  private static BglView ofRow(JsonNode mode, JsonNode owners, JsonNode pending) {
    List<String> shared = new ArrayList<>();
    List<String> exclusive = new ArrayList<>();
    for (JsonNode group : pending.values()) {
      List<String> into = group.path(0).asString().equals("exclusive") ? exclusive : shared;
      group.path(1).values().forEach(name -> into.add(name.asString()));
    }
    return new BglView(stateOf(mode), texts(owners), shared, exclusive);
  }

  private static BglState stateOf(JsonNode mode) {
    if (mode.isNull() || mode.isMissingNode()) {
      return BglState.FREE;
    }
    return mode.asString().equals("exclusive") ? BglState.EXCLUSIVE : BglState.SHARED;
  }

  private static List<String> texts(JsonNode list) {
    return list.values().stream().map(JsonNode::asString).toList();
  }

  /** A cell's value; cells of {@code Query} are pairs of status and value. */
  private static JsonNode cell(JsonNode row, int column) {
    JsonNode cell = row.path(column);
    boolean pair = cell.isArray() && cell.size() == 2 && cell.path(0).isInt();
    return pair ? cell.path(1) : cell;
  }

  boolean satisfies(PremiseSpec premise) {
    return (premise.bgl() == null || premise.bgl() == state)
        && (premise.owner() == null || owners.stream().anyMatch(matches(premise.owner())))
        && (premise.pending() != Waiting.EXCLUSIVE || !pendingExclusive.isEmpty())
        && (premise.pending() != Waiting.NO_EXCLUSIVE || pendingExclusive.isEmpty())
        && (premise.pendingName() == null || waiting().anyMatch(matches(premise.pendingName())))
        && (!premise.quiet() || Stream.concat(owners.stream(), waiting()).noneMatch(matches(JOB)));
  }

  private Stream<String> waiting() {
    return Stream.concat(pendingShared.stream(), pendingExclusive.stream());
  }

  private static java.util.function.Predicate<String> matches(String pattern) {
    return matches(Pattern.compile(pattern));
  }

  private static java.util.function.Predicate<String> matches(Pattern pattern) {
    return name -> pattern.matcher(name).find();
  }

  BglSample sample(double t) {
    return new BglSample(t, state, pendingShared.size(), pendingExclusive.size());
  }

  /** For people: {@code shared by Jq1/Job2/X, pending exclusive Jq2/Job3/Y}. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(state.name().toLowerCase(java.util.Locale.ROOT));
    if (!owners.isEmpty()) {
      text.append(" by ").append(some(owners));
    }
    if (!pendingExclusive.isEmpty()) {
      text.append(", pending exclusive ").append(some(pendingExclusive));
    }
    if (!pendingShared.isEmpty()) {
      text.append(", pending shared ").append(some(pendingShared));
    }
    return text.toString();
  }

  private static String some(List<String> names) {
    return names.size() <= 3
        ? String.join(" ", names)
        : String.join(" ", names.subList(0, 3)) + " and " + (names.size() - 3) + " more";
  }
}
