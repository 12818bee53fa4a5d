package org.luxibench.query;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.luxibench.cluster.SimulatedCluster;
import org.luxibench.config.ClusterConfig;
import org.luxibench.jobqueue.JobSnapshot;
import org.luxibench.locking.LockInfo;

/**
 * Where answers come from. Called from any thread, once at most for each query; nothing here may
 * take a lock of the cluster or wait for one.
 */
public interface QuerySources {

  /** The configuration as of now. */
  ClusterConfig config();

  /** The machines, for live data. */
  SimulatedCluster cluster();

  /** All locks, in any order. */
  List<LockInfo> locks();

  /** Awaited job to those waiting for it, shown among the locks. */
  SortedMap<Long, List<Long>> dependencyWaits();

  /** The jobs not archived, by id. */
  List<JobSnapshot> jobs();

  /** A job by the id a client gave, archived or not. */
  Optional<JobSnapshot> job(String id);

  /** Whether a job is in the queue and not in the archive. */
  boolean isLive(long id);

  /** The ids of all archived jobs, in order. Lists folders, reads no job. */
  Collection<Long> archivedJobs();

  /** Whether the job queue refuses submissions. */
  boolean drained();

  /** Until when the watcher is paused, seconds since the epoch; null when it is not. */
  @Nullable Number watcherPause();
}
