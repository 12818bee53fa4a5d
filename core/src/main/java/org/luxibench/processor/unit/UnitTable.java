package org.luxibench.processor.unit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.luxibench.error.GanetiException;
import org.luxibench.opcode.OpCode;
import org.luxibench.processor.LockChanges;
import org.luxibench.processor.LogicalUnit;
import org.luxibench.processor.OpHost;
import org.luxibench.processor.UnitFactory;

/** The units of all opcodes; those without one fail when they are executed. */
public final class UnitTable implements UnitFactory {
  private static final Map<String, UnitEntry> ENTRIES = entries();

  private final Surroundings surroundings;

  public UnitTable(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public LogicalUnit create(OpCode opcode, OpHost host, LockChanges locks) {
    UnitEntry entry = ENTRIES.get(opcode.id());
    if (entry == null) {
      return () -> {
        throw GanetiException.opExec(opcode.id() + " cannot be executed by this daemon");
      };
    }
    UnitContext context = new UnitContext(opcode, host, locks, surroundings);
    return new FootprintUnit(context, entry.footprint(), entry.maker().apply(context));
  }

  /** The row of an opcode, if it has a unit. */
  static Optional<UnitEntry> find(String opId) {
    return Optional.ofNullable(ENTRIES.get(opId));
  }

  /** The opcodes that have a unit. */
  static Set<String> opIds() {
    return Collections.unmodifiableSet(ENTRIES.keySet());
  }

  private static Map<String, UnitEntry> entries() {
    Map<String, UnitEntry> entries = new TreeMap<>();
    for (List<UnitEntry> family :
        List.of(
            ClusterUnits.ENTRIES,
            GroupUnits.ENTRIES,
            NodeUnits.ENTRIES,
            InstanceUnits.ENTRIES,
            TagUnits.ENTRIES,
            QueryUnits.ENTRIES,
            TestUnits.ENTRIES)) {
      family.forEach(entry -> entries.put(entry.opId(), entry));
    }
    return entries;
  }
}
