package org.luxibench.daemon;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.luxibench.cluster.SimulatedCluster;
import org.luxibench.config.ClusterConfig;
import org.luxibench.config.ConfigStore;
import org.luxibench.jobqueue.JobQueue;
import org.luxibench.jobqueue.JobSnapshot;
import org.luxibench.locking.LockInfo;
import org.luxibench.locking.LockManager;
import org.luxibench.query.QuerySources;

/** The running daemon, as queries see it. */
final class LiveSources implements QuerySources {
  private final ConfigStore config;
  private final SimulatedCluster cluster;
  private final LockManager locks;
  private final WatcherPause watcherPause;

  /** Set once before the first query: the queue needs the processor, which needs the queries. */
  private volatile @Nullable JobQueue queue;

  LiveSources(
      ConfigStore config, SimulatedCluster cluster, LockManager locks, WatcherPause watcherPause) {
    this.config = config;
    this.cluster = cluster;
    this.locks = locks;
    this.watcherPause = watcherPause;
  }

  void attach(JobQueue jobs) {
    queue = jobs;
  }

  @Override
  public ClusterConfig config() {
    return config.current();
  }

  @Override
  public SimulatedCluster cluster() {
    return cluster;
  }

  @Override
  public List<LockInfo> locks() {
    return locks.infos();
  }

  @Override
  public SortedMap<Long, List<Long>> dependencyWaits() {
    return queue().dependencyWaits();
  }

  @Override
  public List<JobSnapshot> jobs() {
    return queue().live();
  }

  @Override
  public Optional<JobSnapshot> job(String id) {
    return queue().find(id);
  }

  @Override
  public boolean isLive(long id) {
    return queue().isLive(id);
  }

  @Override
  public Collection<Long> archivedJobs() {
    return queue().archivedIds();
  }

  @Override
  public boolean drained() {
    return queue().isDrained();
  }

  @Override
  public @Nullable Number watcherPause() {
    return watcherPause.current();
  }

  private JobQueue queue() {
    JobQueue attached = queue;
    if (attached == null) {
      throw new IllegalStateException("queried before the job queue was open");
    }
    return attached;
  }
}
