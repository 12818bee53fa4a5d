package org.luxibench.results.store;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A finished run in its folder.
 *
 * @param folder that holds {@code run.json}
 * @param record what it says
 */
public record StoredRun(Path folder, RunRecord record) {
  /** Options that say where results go, not what is measured. */
  private static final List<String> ELSEWHERE = List.of("-rf", "-rff", "-o", "--out");

  private static final List<String> COMMAND = List.of("luxibench", "bench");

  /** The folder's own name: UTC time and commit. */
  public String name() {
    return String.valueOf(folder.getFileName());
  }

  /** PASSED, FAILED or INVALID for a load run; empty for a bench run, which judges nothing. */
  public String verdict() {
    return record.load() == null ? "" : record.load().path("verdict").asString("");
  }

  /** Whether nothing was found wrong with it when it was made. */
  public boolean isGood() {
    return verdict().isEmpty() || verdict().equals("PASSED");
  }

  /**
   * What was asked to be measured: a load run's legs and its scenario with every value as it was
   * run, or a bench run's options. Runs of other conditions do not compare.
   */
  public String conditions() {
    if (record.load() == null) {
      return String.join(" ", options(record.commandLine()));
    }
    List<String> legs = new ArrayList<>();
    record.load().path("legs").forEach(leg -> legs.add(leg.path("name").asString("")));
    return legs + "\n" + ScenarioText.essence(record.load().path("source").asString(""));
  }

  /** Behind the command's name, which records of some days lack. */
  private static List<String> options(List<String> commandLine) {
    List<String> kept = new ArrayList<>();
    int first = 0;
    while (first < commandLine.size() && COMMAND.contains(commandLine.get(first))) {
      first++;
    }
    for (int i = first; i < commandLine.size(); i++) {
      if (ELSEWHERE.contains(commandLine.get(i))) {
        i++;
      } else {
        kept.add(commandLine.get(i));
      }
    }
    return kept;
  }

  /**
   * How the other's machine and JVM differ from this one's, a sentence each. Of bench runs the
   * record does not tell the JVMs, for each bench may have its own: those stand in JMH's file.
   */
  public List<String> differences(StoredRun other) {
    List<String> found = new ArrayList<>(record.host().differences(other.record.host()));
    if (record.load() != null) {
      found.addAll(record.jvm().differences(other.record.jvm()));
    }
    return found;
  }
}
