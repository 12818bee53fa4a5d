package org.luxibench.config;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What every object of the configuration has: an identity, tags, a serial number and its times. */
public sealed interface ConfigItem permits Cluster, Node, NodeGroup, Instance {
  /** Everything that is configured, known to this daemon or not. */
  Settings settings();

  /** The name people use. */
  String name();

  /** The identity that outlives a renaming. */
  default String uuid() {
    return settings().text("uuid", "");
  }

  /** Tags in the order in which they were added. */
  default List<String> tags() {
    return settings().texts("tags");
  }

  /** How often this object was changed, from 1. */
  default long serial() {
    return settings().integer("serial_no", 1);
  }

  /** When it was made, seconds since the epoch; null if unknown. */
  default @Nullable Number created() {
    return settings().value("ctime") instanceof Number seconds ? seconds : null;
  }

  /** When it was last changed, seconds since the epoch; null if unknown. */
  default @Nullable Number modified() {
    return settings().value("mtime") instanceof Number seconds ? seconds : null;
  }

  /** The settings after a change at the given time: serial number and time moved on. */
  static Settings touched(Settings settings, BigDecimal now) {
    long serial = settings.integer("serial_no", 0);
    Settings touched = settings.with("serial_no", serial + 1).with("mtime", now);
    return touched.has("ctime") ? touched : touched.with("ctime", now);
  }
}
