package org.luxibench.daemon;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.luxibench.error.GanetiException;
import tools.jackson.databind.JsonNode;

/** The method that changes something about the cluster as a whole. */
final class ClusterMethods {
  private final WatcherPause watcherPause;
  private final DiskThreads disk;

  /**
   * @param disk where it runs, for it writes
   */
  ClusterMethods(WatcherPause watcherPause, DiskThreads disk) {
    this.watcherPause = watcherPause;
    this.disk = disk;
  }

  void addTo(Map<String, LuxiMethod> table) {
    table.put("SetWatcherPause", disk.running(ArgumentShape.LIST, 1, this::pauseWatcher));
  }

  private @Nullable Object pauseWatcher(Arguments args) throws IOException, GanetiException {
    JsonNode until = args.at(0);
    if (until.isNull()) {
      watcherPause.end();
      return null;
    }
    watcherPause.until(args.number(0, "end of the pause"));
    return until;
  }
}
