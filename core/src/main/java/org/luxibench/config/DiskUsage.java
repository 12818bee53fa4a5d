package org.luxibench.config;

/** How much of a node's volume group an instance takes. */
public final class DiskUsage {
  /** MiB that replication needs beside each disk for its own bookkeeping. */
  public static final long DRBD_META = 128;

  private DiskUsage() {}

  /** MiB on each node that holds the disks; 0 where they lie in no volume group. */
  public static long of(Instance instance) {
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
