package org.luxibench.jobqueue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue's folder: which file means what (REFERENCE 6).
 *
 * <pre>
 * version, serial, drain        1; the last id; a flag
 * job-N                         a job not archived
 * batch-N                       jobs submitted together, from N on, that have no file of their own
 * archive/⌊N/10000⌋/job-N       an archived one
 * *.new                         a file being written; worth nothing after a crash
 * </pre>
 *
 * <p>Only numbers become part of a path.
 */
final class QueueFolder {
  private static final Logger log = LoggerFactory.getLogger(QueueFolder.class);
  private static final String PREFIX = "job-";
  private static final String BATCH = "batch-";
  private static final String TEMPORARY = ".new";
  private static final String VERSION = "1";
  private static final long BUCKET = 10_000;

  private final Path root;
  private final FileLayer files;

  /** Files of jobs that were refused, not known to be gone. Touched only by who leads a round. */
  private final Set<Path> refused = new HashSet<>();

  QueueFolder(Path root, FileLayer files) {
    this.root = root;
    this.files = files;
  }

  /**
   * Makes the folder ready: version checked, leftovers of a crash removed.
   *
   * @throws IOException if it is of another version, or the disk refuses
   */
  void prepare() throws IOException {
    files.createFolder(root);
    for (String name : files.names(root)) {
      if (name.endsWith(TEMPORARY)) {
        files.delete(root.resolve(name));
      }
    }
    Path version = root.resolve("version");
    if (files.exists(version)) {
      String found = text(version);
      if (!found.isEmpty() && !found.equals(VERSION)) {
        throw new IOException(version + " is '" + found + "', expected " + VERSION);
      }
    }
    replace(version, VERSION + "\n");
    files.syncFolder(root);
  }

  /** What lies in the folder. */
  record Contents(NavigableSet<Long> jobs, NavigableSet<Long> batches) {}

  /** The ids of the jobs with a file of their own, and the batches. */
  Contents contents() throws IOException {
    Contents contents = new Contents(new TreeSet<>(), new TreeSet<>());
    for (String name : files.names(root)) {
      number(PREFIX, name).ifPresent(contents.jobs()::add);
      number(BATCH, name).ifPresent(contents.batches()::add);
    }
    return contents;
  }

  byte[] readBatch(long first) throws IOException {
    return files.read(batch(first));
  }

  byte[] readLive(long id) throws IOException {
    return files.read(live(id));
  }

  /** The archived file, empty if there is none. */
  byte[] readArchived(long id) throws IOException {
    Path file = archived(id);
    return files.exists(file) ? files.read(file) : new byte[0];
  }

  /** Replaces a job's file; durable once {@link #sync} has returned. */
  void replace(long id, byte[] bytes) throws IOException {
    replace(live(id), bytes);
  }

  /**
   * Writes the first file of a job; durable once {@link #sync} has returned. It replaces nothing,
   * so it gets its name before it is synced: one commit of the file system then carries both.
   *
   * @throws IOException if the disk refuses; there is no such file then, or {@link #removeRefused}
   *     will remove it
   */
  void create(long id, byte[] bytes) throws IOException {
    create(live(id), bytes);
  }

  /** Writes several jobs' first file, one job a line, as {@link #create} does. */
  void createBatch(long first, byte[] lines) throws IOException {
    create(batch(first), lines);
  }

  void sync() throws IOException {
    files.syncFolder(root);
  }

  void removeBatch(long first) throws IOException {
    files.delete(batch(first));
  }

  /** Removes the file of a job that was refused after it was written. */
  void takeBack(long id) {
    takeBack(live(id));
  }

  /** Removes the file of jobs that were refused after it was written. */
  void takeBackBatch(long first) {
    takeBack(batch(first));
  }

  /**
   * Removes what could not be removed when its job was refused.
   *
   * @throws IOException if that still fails; a restart now would find a job that was refused
   */
  void removeRefused() throws IOException {
    if (refused.isEmpty()) {
      return;
    }
    for (Path file : refused) {
      files.delete(file);
    }
    files.syncFolder(root);
    refused.clear();
  }

  boolean isArchived(long id) {
    return files.exists(archived(id));
  }

  /** Moves an unreadable batch to the archive, durably. */
  void archiveBatch(long first) throws IOException {
    moveToArchive(batch(first), bucket(first));
    syncArchive(List.of(first));
  }

  /** Moves a job's file to the archive; durable after {@link #syncArchive}. */
  void moveToArchive(long id) throws IOException {
    moveToArchive(live(id), bucket(id));
  }

  private void moveToArchive(Path file, Path bucket) throws IOException {
    if (!files.exists(bucket)) {
      files.createFolder(bucket);
      files.syncFolder(root.resolve("archive"));
    }
    Path target = bucket.resolve(file.getFileName());
    files.move(file, files.exists(target) ? vacant(target) : target);
  }

  /** Makes the moves of these jobs durable. */
  void syncArchive(List<Long> ids) throws IOException {
    for (Path bucket : new TreeSet<>(ids.stream().map(this::bucket).toList())) {
      files.syncFolder(bucket);
    }
    files.syncFolder(root);
  }

  /** Remembers the last id, durably. */
  void writeSerial(long serial) throws IOException {
    replace(root.resolve("serial"), serial + "\n");
    files.syncFolder(root);
  }

  /** The last id as written, empty if there is no such file or it is damaged. */
  OptionalLong readSerial() throws IOException {
    Path serial = root.resolve("serial");
    if (!files.exists(serial)) {
      return OptionalLong.empty();
    }
    String text = text(serial);
    return text.equals("0") ? OptionalLong.of(0) : JobIds.parse(text);
  }

  /** The ids of all archived jobs, in order. */
  NavigableSet<Long> archivedIds() throws IOException {
    Path archive = root.resolve("archive");
    NavigableSet<Long> ids = new TreeSet<>();
    for (String bucket : files.names(archive)) {
      for (String name : files.names(archive.resolve(bucket))) {
        number(PREFIX, name).ifPresent(ids::add);
      }
    }
    return ids;
  }

  /** The highest id in the archive, 0 if there is none. Lists two folders at most. */
  long highestArchived() throws IOException {
    Path archive = root.resolve("archive");
    long bucket =
        files.names(archive).stream()
            .map(name -> name.equals("0") ? OptionalLong.of(0) : JobIds.parse(name))
            .flatMapToLong(OptionalLong::stream)
            .max()
            .orElse(0);
    return files.names(archive.resolve(Long.toString(bucket))).stream()
        .map(name -> name.replaceFirst("~.*", ""))
        .map(name -> number(PREFIX, name))
        .flatMapToLong(OptionalLong::stream)
        .max()
        .orElse(bucket * BUCKET);
  }

  boolean drained() {
    return files.exists(root.resolve("drain"));
  }

  /**
   * Sets the flag, durably.
   *
   * @throws IOException if the disk refuses; the flag is then as it was, as far as the disk lets
   */
  void setDrained(boolean drained) throws IOException {
    boolean before = drained();
    try {
      flag(drained);
    } catch (IOException e) {
      try {
        flag(before);
      } catch (IOException again) {
        log.warn("a restart may find the queue drained or not: {}", again.toString());
      }
      throw e;
    }
  }

  private void flag(boolean drained) throws IOException {
    Path flag = root.resolve("drain");
    if (drained) {
      files.write(flag, new byte[0], true);
    } else {
      files.delete(flag);
    }
    files.syncFolder(root);
  }

  private void create(Path file, byte[] bytes) throws IOException {
    try {
      files.create(temporary(file), file, bytes);
    } catch (IOException e) {
      takeBack(file);
      throw e;
    }
  }

  private void takeBack(Path file) {
    refused.add(file);
    try {
      files.delete(temporary(file));
      removeRefused();
    } catch (IOException e) {
      log.warn("{} of a refused job not removed yet: {}", file, e.toString());
    }
  }

  private static Path temporary(Path file) {
    return file.resolveSibling(file.getFileName() + TEMPORARY);
  }

  private Path batch(long first) {
    return root.resolve(BATCH + first);
  }

  private Path live(long id) {
    return root.resolve(PREFIX + id);
  }

  private Path bucket(long id) {
    return root.resolve("archive").resolve(Long.toString(id / BUCKET));
  }

  private Path archived(long id) {
    return bucket(id).resolve(PREFIX + id);
  }

  /** Nothing in the archive is ever overwritten. */
  private Path vacant(Path taken) {
    int copy = 1;
    Path target = taken;
    while (files.exists(target)) {
      target = taken.resolveSibling(taken.getFileName() + "~" + copy++);
    }
    log.warn("{} exists already, archiving as {}", taken, target.getFileName());
    return target;
  }

  private void replace(Path file, String text) throws IOException {
    replace(file, text.getBytes(StandardCharsets.US_ASCII));
  }

  private void replace(Path file, byte[] bytes) throws IOException {
    Path temporary = temporary(file);
    files.write(temporary, bytes, true);
    files.move(temporary, file);
  }

  private String text(Path file) throws IOException {
    return new String(files.read(file), StandardCharsets.US_ASCII).strip();
  }

  private static OptionalLong number(String prefix, String name) {
    return name.startsWith(prefix)
        ? JobIds.parse(name.substring(prefix.length()))
        : OptionalLong.empty();
  }
}
