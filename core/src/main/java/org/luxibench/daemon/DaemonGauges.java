package org.luxibench.daemon;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.luxibench.jobqueue.FileJobQueue;
import org.luxibench.jobqueue.JobStatus;
import org.luxibench.locking.LockManager;
import org.luxibench.luxi.LuxiServer;

/** Where requests, jobs and lock acquires stand: who works, and who waits for whom. */
record DaemonGauges(LuxiServer server, DiskThreads disk, FileJobQueue queue, LockManager locks) {

  List<Gauge> all() {
    List<Gauge> gauges = new ArrayList<>(disk.gauges());
    Collections.addAll(
        gauges,
        new Gauge("luxibench_connections", "Connections open.", server::openConnections),
        new Gauge(
            "luxibench_request_workers_busy", "Request workers at work.", server::busyWorkers),
        new Gauge(
            "luxibench_requests_queued",
            "Requests that wait for a request worker.",
            server::queuedRequests),
        new Gauge(
            "luxibench_large_answers_queued",
            "Large answers that wait for a thread to make them.",
            server::queuedLargeAnswers),
        new Gauge("luxibench_job_workers_busy", "Job workers at work.", queue::busyWorkers),
        new Gauge("luxibench_jobs_ready", "Jobs that wait for a job worker.", queue::readyJobs),
        new Gauge(
            "luxibench_job_watches", "Clients that wait for a job to change.", queue::watches),
        new Gauge(
            "luxibench_locks_pending",
            "Owners that wait for a lock, once for each lock.",
            this::pendingAcquires));
    return gauges;
  }

  /** Jobs not archived. */
  Map<String, Long> jobsByStatus() {
    Map<String, Long> counts = new TreeMap<>();
    for (JobStatus status : JobStatus.values()) {
      counts.put(status.wireName(), 0L);
    }
    queue.live().forEach(job -> counts.merge(job.status().wireName(), 1L, Long::sum));
    return counts;
  }

  private long pendingAcquires() {
    return locks.infos().stream()
        .flatMap(lock -> lock.pending().stream())
        .mapToLong(group -> group.owners().size())
        .sum();
  }
}
