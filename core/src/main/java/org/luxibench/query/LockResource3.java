package org.luxibench.query;

import static java.util.Map.entry;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;
import org.luxibench.locking.LockInfo;
import org.luxibench.locking.LockInfo.PendingGroup;
import tools.jackson.databind.JsonNode;

/**
 * The locks as Query shows them to clients of 3.0: levels have other names, nodes are named by
 * UUID, owners are jobs, and a level of which nothing is held or waited for is not shown.
 */
final class LockResource3 implements Resource<LockInfo> {
  private static final Map<String, String> LEVELS =
      Map.of("BGL", "cluster", "instances", "instance", "nodegroups", "nodegroup", "nodes", "node");

  private static final Pattern JOB = Pattern.compile("[^/]+/Job(\\d+)/.*");

  private static final FieldTable<LockInfo> FIELDS =
      FieldTable.of(
          QueryDialect.V3_0,
          "lock",
          false,
          Map.ofEntries(
              entry("name", lock -> Cell.of(lock.name())),
              entry("mode", lock -> Cell.of(lock.mode())),
              entry("owner", lock -> Cell.of(lock.owners())),
              entry("pending", lock -> Cell.of(LockResource.pending(lock)))));

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
    List<LockInfo> locks = scope.sources().locks();
    Set<String> busyLevels = new HashSet<>();
    locks.stream().filter(LockResource3::busy).forEach(lock -> busyLevels.add(level(lock)));
    return locks.stream()
        .filter(lock -> busy(lock) || (isSet(lock) && busyLevels.contains(level(lock))))
        .map(lock -> renamed(scope, lock))
        .sorted(Comparator.comparing(LockInfo::name))
        .toList();
  }

  @Override
  public boolean isNamed() {
    return false;
  }

  /** Never asked for: filters choose from all rows. */
  @Override
  public Optional<LockInfo> find(Scope scope, JsonNode name) {
    return Optional.empty();
  }

  @Override
  public GanetiException missing(List<String> names) {
    return QueryDialect.V3_0.unknown("Lock", names.get(0));
  }

  private static boolean busy(LockInfo lock) {
    return lock.mode() != null || !lock.pending().isEmpty();
  }

  private static boolean isSet(LockInfo lock) {
    return lock.name().endsWith("/[lockset]");
  }

  private static String level(LockInfo lock) {
    return lock.name().substring(0, lock.name().indexOf('/'));
  }

  private static LockInfo renamed(Scope scope, LockInfo lock) {
    String level = LEVELS.getOrDefault(level(lock), level(lock));
    String name = lock.name().substring(level(lock).length() + 1);
    if (level.equals("node")) {
      name = scope.config().node(name).map(node -> node.uuid()).orElse(name);
    }
    return new LockInfo(
        level + "/" + name,
        lock.mode(),
        jobs(lock.owners()),
        lock.pending().stream()
            .map(group -> new PendingGroup(group.mode(), jobs(group.owners())))
            .toList());
  }

  private static @Nullable List<String> jobs(@Nullable List<String> owners) {
    return owners == null ? null : owners.stream().map(LockResource3::job).toList();
  }

  private static String job(String owner) {
    Matcher matcher = JOB.matcher(owner);
    return matcher.matches() ? matcher.group(1) : owner;
  }
}
