package org.luxibench.bench.query;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.luxibench.cluster.SimulatedCluster;
import org.luxibench.cluster.SimulatedTime;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ConfigStore;
import org.luxibench.jobqueue.JobSnapshot;
import org.luxibench.locking.LockInfo;
import org.luxibench.query.QuerySources;

/** A cluster of which only the configuration changes, and only when a bench does it. */
record StillSources(ConfigStore store, SimulatedCluster cluster) implements QuerySources {

  static StillSources of(ClusterConfig config) {
    return new StillSources(
        ConfigStore.inMemory(config),
        SimulatedCluster.with(WorkDurations.standard(), SimulatedTime.none()));
  }

  @Override
  public ClusterConfig config() {
    return store.current();
  }

  @Override
  public List<LockInfo> locks() {
    return List.of();
  }

  @Override
  public SortedMap<Long, List<Long>> dependencyWaits() {
    return new TreeMap<>();
  }

  @Override
  public List<JobSnapshot> jobs() {
    return List.of();
  }

  @Override
  public Optional<JobSnapshot> job(String id) {
    return Optional.empty();
  }

  @Override
  public boolean isLive(long id) {
    return false;
  }

  @Override
  public List<Long> archivedJobs() {
    return List.of();
  }

  @Override
  public boolean drained() {
    return false;
  }

  @Override
  public @Nullable Number watcherPause() {
    return null;
  }
}
