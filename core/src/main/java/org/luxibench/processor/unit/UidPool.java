package org.luxibench.processor.unit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.luxibench.config.Settings;
import org.luxibench.error.ErrorCode;
import org.luxibench.error.GanetiException;
import org.luxibench.opcode.OpCode;
import tools.jackson.databind.JsonNode;

/** The user ids that instances may run under: ranges, each a pair of its lowest and highest. */
final class UidPool {
  private static final String KEY = "uid_pool";
  private static final long HIGHEST = 0xFFFF_FFFFL;

  /** A range, both ends belonging to it. */
  private record Range(long lowest, long highest) {}

  private UidPool() {}

  /**
   * Checks the pool and the changes of it that an opcode asks for.
   *
   * @throws GanetiException OpPrereqError, wrong_input
   */
  static void check(OpCode opcode, Settings cluster) throws GanetiException {
    changed(opcode, cluster);
  }

  /**
   * The cluster's settings with ranges added, then removed, or with another pool.
   *
   * @throws GanetiException OpPrereqError, wrong_input, for what is no list of ranges and for a
   *     range to remove that is not there
   */
  static Settings changed(OpCode opcode, Settings cluster) throws GanetiException {
    List<Range> given = ranges(opcode, KEY);
    List<Range> added = ranges(opcode, "add_uids");
    List<Range> removed = ranges(opcode, "remove_uids");
    List<Range> pool = new ArrayList<>(present(cluster));
    added.stream().filter(range -> !pool.contains(range)).forEach(pool::add);
    pool.sort(Comparator.comparingLong(Range::lowest).thenComparingLong(Range::highest));
    for (Range range : removed) {
      if (!pool.remove(range)) {
        throw wrong(
            "remove_uids names the range [%d, %d], which is not in the pool"
                .formatted(range.lowest, range.highest));
      }
    }
    boolean replaced = !opcode.value(KEY).isNull();
    boolean unchanged = added.isEmpty() && removed.isEmpty() && !replaced;
    return unchanged ? cluster : cluster.with(KEY, plain(replaced ? given : pool));
  }

  private static List<Range> ranges(OpCode opcode, String parameter) throws GanetiException {
    JsonNode value = opcode.value(parameter);
    List<Range> ranges = new ArrayList<>();
    if (!value.isNull() && !value.isArray()) {
      throw noRange(parameter, value);
    }
    for (JsonNode pair : value.values()) {
      JsonNode lowest = pair.path(0);
      JsonNode highest = pair.path(1);
      boolean isRange =
          pair.size() == 2
              && isUid(lowest)
              && isUid(highest)
              && lowest.longValue() <= highest.longValue();
      if (!isRange) {
        throw noRange(parameter, pair);
      }
      ranges.add(new Range(lowest.longValue(), highest.longValue()));
    }
    return ranges;
  }

  private static boolean isUid(JsonNode value) {
    return value.isIntegralNumber()
        && value.canConvertToLong()
        && value.longValue() >= 0
        && value.longValue() <= HIGHEST;
  }

  private static List<Range> present(Settings cluster) {
    List<Range> ranges = new ArrayList<>();
    for (Object item : cluster.list(KEY)) {
      if (item instanceof List<?> pair
          && pair.size() == 2
          && pair.get(0) instanceof Number lowest
          && pair.get(1) instanceof Number highest) {
        ranges.add(new Range(lowest.longValue(), highest.longValue()));
      }
    }
    return ranges;
  }

  private static List<List<Number>> plain(List<Range> ranges) {
    return ranges.stream()
        .map(range -> List.of(plain(range.lowest), plain(range.highest)))
        .toList();
  }

  /** As a file would give it. */
  private static Number plain(long uid) {
    if (uid <= Integer.MAX_VALUE) {
      return (int) uid;
    }
    return uid;
  }

  private static GanetiException noRange(String parameter, JsonNode value) {
    return wrong(
        "%s has %s, expected ranges of user ids as [lowest, highest], from 0 to %d"
            .formatted(parameter, value, HIGHEST));
  }

  private static GanetiException wrong(String message) {
    return GanetiException.opPrereq(message, ErrorCode.WRONG_INPUT);
  }
}
