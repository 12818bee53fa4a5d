package org.luxibench.query;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.luxibench.cluster.SimulatedCluster;
import org.luxibench.cluster.SimulatedTime;
import org.luxibench.cluster.WorkDurations;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ConfigStore;
import org.luxibench.jobqueue.JobSnapshot;
import org.luxibench.locking.LockInfo;

/** Sources that a test sets as it likes. */
final class FakeSources implements QuerySources {
  final ConfigStore store;
  final SimulatedCluster cluster =
      SimulatedCluster.with(WorkDurations.standard(), SimulatedTime.none());
  final List<LockInfo> locks = new ArrayList<>();
  final List<JobSnapshot> jobs = new ArrayList<>();
  final List<JobSnapshot> archive = new ArrayList<>();
  final SortedMap<Long, List<Long>> waits = new TreeMap<>();
  boolean drained;

  /** How often the machines were asked for. */
  int clusterAsked;

  @Nullable Number watcherPause;

  FakeSources(ClusterConfig config) {
    store = ConfigStore.inMemory(config);
  }

  /** One lock each that nobody holds, as a fresh daemon has them. */
  FakeSources withIdleLocks() {
    ClusterConfig config = config();
    idle("BGL/BGL", "BGL/[lockset]", "instances/[lockset]", "nodegroups/[lockset]");
    idle("nodes/[lockset]");
    config.instances().keySet().forEach(name -> idle("instances/" + name));
    config.groups().keySet().forEach(uuid -> idle("nodegroups/" + uuid));
    config.nodes().keySet().forEach(name -> idle("nodes/" + name));
    return this;
  }

  private void idle(String... names) {
    for (String name : names) {
      locks.add(new LockInfo(name, null, null, List.of()));
    }
  }

  @Override
  public ClusterConfig config() {
    return store.current();
  }

  @Override
  public SimulatedCluster cluster() {
    clusterAsked++;
    return cluster;
  }

  @Override
  public List<LockInfo> locks() {
    return locks;
  }

  @Override
  public SortedMap<Long, List<Long>> dependencyWaits() {
    return waits;
  }

  @Override
  public List<JobSnapshot> jobs() {
    return jobs;
  }

  @Override
  public Optional<JobSnapshot> job(String id) {
    return Stream.concat(jobs.stream(), archive.stream())
        .filter(job -> Long.toString(job.id()).equals(id))
        .findFirst();
  }

  @Override
  public boolean isLive(long id) {
    return jobs.stream().anyMatch(job -> job.id() == id);
  }

  @Override
  public Collection<Long> archivedJobs() {
    return archive.stream().map(JobSnapshot::id).toList();
  }

  @Override
  public boolean drained() {
    return drained;
  }

  @Override
  public @Nullable Number watcherPause() {
    return watcherPause;
  }
}
