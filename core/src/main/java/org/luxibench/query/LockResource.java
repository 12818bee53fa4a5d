package org.luxibench.query;

import static java.util.Map.entry;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockInfo;
import org.luxibench.locking.LockInfo.PendingGroup;
import org.luxibench.text.NaturalOrder;
import tools.jackson.databind.JsonNode;

/** The locks, and the jobs that others wait for, which look like locks (REFERENCE 4). */
final class LockResource implements Resource<LockInfo> {
  private static final FieldTable<LockInfo> FIELDS =
      FieldTable.of(
          QueryDialect.V2_5,
          "lock",
          false,
          Map.ofEntries(
              entry("name", lock -> Cell.of(lock.name())),
              entry("mode", lock -> Cell.of(lock.mode())),
              entry("owner", lock -> Cell.of(lock.owners())),
              entry("pending", lock -> Cell.of(pending(lock)))));

  @Override
  public FieldTable<LockInfo> fields() {
    return FIELDS;
  }

  @Override
  public boolean isStable() {
    return false;
  }

  @Override
  public List<LockInfo> all(Scope scope) {
    List<LockInfo> locks = new ArrayList<>(scope.sources().locks());
    SortedMap<Long, List<Long>> waits = scope.sources().dependencyWaits();
    waits.forEach((awaited, waiting) -> locks.add(job(awaited, waiting)));
    locks.sort(Comparator.comparing(LockInfo::name, NaturalOrder.INSTANCE));
    return locks;
  }

  /** Never asked for: lock queries take no filter. */
  @Override
  public Optional<LockInfo> find(Scope scope, JsonNode name) {
    return Optional.empty();
  }

  @Override
  public GanetiException missing(List<String> names) {
    return GanetiException.opExec("locks cannot be asked for by name");
  }

  private static LockInfo job(long awaited, List<Long> waiting) {
    List<String> ids = waiting.stream().map(String::valueOf).toList();
    return new LockInfo("job/" + awaited, null, null, List.of(new PendingGroup("job", ids)));
  }

  static List<List<Object>> pending(LockInfo lock) {
    return lock.pending().stream()
        .map(group -> List.<Object>of(group.mode(), group.owners()))
        .toList();
  }
}
