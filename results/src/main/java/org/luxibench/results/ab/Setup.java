package org.luxibench.results.ab;

import java.util.List;
import org.luxibench.results.stats.SequentialRule;
import org.luxibench.results.store.HostFingerprint;
import org.luxibench.results.store.RunRecords;
import org.luxibench.results.store.SourceState;
import tools.jackson.databind.node.ObjectNode;

/**
 * What an experiment was made with, for whoever reads its files later.
 *
 * @param base the baseline
 * @param baseSource its commit when measuring began
 * @param candidate the candidate
 * @param candidateSource its commit when measuring began
 * @param suite {@code bench} or {@code load}
 * @param options of the suite
 * @param rule the looks
 * @param seed of the order of the sides
 * @param host this machine
 */
public record Setup(
    Side base,
    SourceState baseSource,
    Side candidate,
    SourceState candidateSource,
    String suite,
    List<String> options,
    SequentialRule rule,
    long seed,
    HostFingerprint host) {
  public Setup {
    options = List.copyOf(options);
  }

  /**
   * As JSON.
   *
   * @param done rounds a side that were made before any confirmation
   */
  ObjectNode json(int done) {
    ObjectNode node = RunRecords.MAPPER.createObjectNode();
    side(node.putObject("base"), base, baseSource);
    side(node.putObject("candidate"), candidate, candidateSource);
    node.put("suite", suite);
    options.forEach(node.putArray("options")::add);
    node.put("seed", seed);
    node.put("plannedRounds", rule.rounds());
    node.put("rounds", done);
    node.put("level", rule.level());
    node.set("looks", RunRecords.MAPPER.valueToTree(rule.looks()));
    node.set("host", RunRecords.MAPPER.valueToTree(host));
    return node;
  }

  private static void side(ObjectNode node, Side side, SourceState source) {
    node.put("label", side.label());
    node.put("commit", source.commit());
    node.put("dirty", source.dirty());
    node.put("javaOptions", side.javaOptions());
  }
}
