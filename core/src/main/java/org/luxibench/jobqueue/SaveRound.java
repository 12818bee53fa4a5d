package org.luxibench.jobqueue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of saving: each job's latest state written, then one sync of the folder.
 *
 * <p>Several new jobs share a {@link Batch}. What fails is told to those who asked; a new job that
 * fails leaves no file, or one that is removed before the next round writes anything. Confined to
 * whoever leads.
 */
final class SaveRound {
  private static final Logger log = LoggerFactory.getLogger(SaveRound.class);

  /** From so many new jobs on a shared file is cheaper than one each. */
  private static final int WORTH_A_BATCH = 3;

  private final QueueFolder folder;
  private final List<SaveRequest> requests;
  private final Map<Long, SaveRequest> latest = new LinkedHashMap<>();
  private final Map<Long, IOException> failures = new LinkedHashMap<>();
  private final List<SaveRequest> written = new ArrayList<>();
  private @Nullable Batch batch;

  SaveRound(QueueFolder folder, List<SaveRequest> requests) {
    this.folder = folder;
    this.requests = requests;
    for (SaveRequest request : requests) {
      if (request.version().number() > request.job().saved()) {
        latest.merge(request.job().id(), request, SaveRequest::later);
      }
    }
  }

  /** Writes, syncs, and tells each request its outcome. */
  void run() {
    List<SaveRequest> fresh = latest.values().stream().filter(each -> each.job().isNew()).toList();
    if (fresh.size() >= WORTH_A_BATCH) {
      writeBatch(fresh);
    } else {
      fresh.forEach(this::writeOne);
    }
    latest.values().stream().filter(each -> !each.job().isNew()).forEach(this::writeOne);
    sync();
    settle();
  }

  /** Everything fails for one reason; new files that were written already are removed. */
  void refuse(IOException reason) {
    written.stream().filter(each -> each.job().isNew()).forEach(this::takeBack);
    latest.keySet().forEach(id -> failures.put(id, reason));
    settle();
  }

  private void writeOne(SaveRequest request) {
    Job job = request.job();
    try {
      byte[] bytes = JobCodec.encode(request.version().snapshot());
      if (job.isNew()) {
        folder.create(job.id(), bytes);
      } else {
        folder.replace(job.id(), bytes);
      }
      written.add(request);
    } catch (IOException e) {
      failures.put(job.id(), e);
    } catch (RuntimeException e) {
      failures.put(job.id(), noFileForm(job, e));
    }
  }

  private void writeBatch(List<SaveRequest> fresh) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    List<SaveRequest> encoded = new ArrayList<>();
    for (SaveRequest request : fresh) {
      try {
        lines.writeBytes(JobCodec.encode(request.version().snapshot()));
        lines.write('\n');
        encoded.add(request);
      } catch (RuntimeException e) {
        failures.put(request.job().id(), noFileForm(request.job(), e));
      }
    }
    try {
      batch = new Batch(fresh.get(0).job().id(), encoded.size());
      folder.createBatch(batch.first(), lines.toByteArray());
      written.addAll(encoded);
    } catch (IOException e) {
      batch = null;
      encoded.forEach(request -> failures.put(request.job().id(), e));
    }
  }

  private void sync() {
    if (written.isEmpty()) {
      return;
    }
    try {
      folder.sync();
    } catch (IOException e) {
      written.forEach(request -> failures.put(request.job().id(), e));
      written.stream().filter(each -> each.job().isNew()).forEach(this::takeBack);
    }
  }

  private void takeBack(SaveRequest request) {
    if (batch == null) {
      folder.takeBack(request.job().id());
    } else {
      folder.takeBackBatch(batch.first());
    }
  }

  private void settle() {
    for (SaveRequest request : written) {
      if (!failures.containsKey(request.job().id())) {
        saved(request.job(), request.version().number());
      }
    }
    for (SaveRequest request : requests) {
      boolean tried = latest.containsKey(request.job().id());
      request.finish(tried ? failures.get(request.job().id()) : null);
    }
  }

  private void saved(Job job, long number) {
    if (job.isNew()) {
      job.batch(batch);
    } else if (job.batch() != null && job.batch().leave()) {
      removeBatch(job.batch());
      job.batch(null);
    } else {
      job.batch(null);
    }
    job.saved(number);
  }

  private void removeBatch(Batch empty) {
    try {
      folder.removeBatch(empty.first());
    } catch (IOException e) {
      // It is read once more at the next start, and found to hold nothing.
      log.warn("batch of job {} not removed: {}", empty.first(), e.toString());
    }
  }

  private static IOException noFileForm(Job job, RuntimeException cause) {
    return new IOException("job " + job.id() + " has no file form", cause);
  }
}
