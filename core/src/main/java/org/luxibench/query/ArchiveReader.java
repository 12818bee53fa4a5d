package org.luxibench.query;

import org.jspecify.annotations.Nullable;
import org.luxibench.jobqueue.JobSnapshot;

/**
 * Reads archived jobs for one query, which goes through them one after the other: only the last one
 * is kept, however many there are. For one thread.
 */
final class ArchiveReader {
  private final QuerySources sources;
  private long lastId = -1;
  private @Nullable JobSnapshot last;

  ArchiveReader(QuerySources sources) {
    this.sources = sources;
  }

  /** The job; null if it cannot be read. */
  @Nullable JobSnapshot read(long id) {
    if (id != lastId) {
      last = sources.job(Long.toString(id)).orElse(null);
      lastId = id;
    }
    return last;
  }
}
