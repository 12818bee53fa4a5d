package org.luxibench.query;

import org.luxibench.config.Instance;

/** How much of a node's volume group an instance takes. */
final class DiskUsage {
  /** MiB that replication needs beside each disk for its own bookkeeping. */
  private static final long DRBD_META = 128;

  private DiskUsage() {}

  /** MiB on each node that holds the disks; 0 where they lie in no volume group. */
  static long of(Instance instance) {
    long overhead =
        switch (instance.diskTemplate()) {
          case "plain" -> 0;
          case "drbd" -> DRBD_META;
          default -> -1;
        };
    return overhead < 0
        ? 0
        : instance.disks().stream().mapToLong(disk -> disk.integer("size", 0) + overhead).sum();
  }
}
