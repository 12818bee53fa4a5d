package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockLevel;
import org.luxibench.processor.LockNeed;

/** Which locks an opcode takes after the BGL, in a form that can be both taken and told. */
final class Footprint {
  private record Rule(LockLevel level, String words, Need need) {}

  private final List<Rule> rules;

  private Footprint(List<Rule> rules) {
    this.rules = rules;
  }

  static Footprint none() {
    return new Footprint(List.of());
  }

  /** A copy that needs something of a later level too; {@code words} tell people what. */
  Footprint then(LockLevel level, String words, Need need) {
    List<Rule> more = new ArrayList<>(rules);
    more.add(new Rule(level, words, need));
    return new Footprint(List.copyOf(more));
  }

  LockNeed need(LockLevel level, UnitContext context) throws GanetiException {
    for (Rule rule : rules) {
      if (rule.level == level) {
        return rule.need.of(context);
      }
    }
    return LockNeed.none();
  }

  /** For the table of opcodes. */
  String words() {
    return rules.stream().map(Rule::words).collect(Collectors.joining("; then "));
  }
}
