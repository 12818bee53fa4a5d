package org.luxibench.jobqueue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queue's folder: which file means what (REFERENCE 6).
 *
 * <pre>
 * version, serial, drain        1; the last id; a flag
 * job-N                         a job not archived
 * archive/⌊N/10000⌋/job-N       an archived one
 * *.new                         a file being written; worth nothing after a crash
 * </pre>
 *
 * <p>Only numbers become part of a path.
 */
final class QueueFolder {
  private static final Logger log = LoggerFactory.getLogger(QueueFolder.class);
  private static final String PREFIX = "job-";
  private static final String TEMPORARY = ".new";
  private static final String VERSION = "1";
  private static final long BUCKET = 10_000;

  private final Path root;
  private final FileLayer files;

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
    replace(version, VERSION + "\n", true);
    files.syncFolder(root);
  }

  /** Ids of the jobs not archived, ascending. */
  List<Long> liveIds() throws IOException {
    TreeSet<Long> ids = new TreeSet<>();
    for (String name : files.names(root)) {
      idOf(name).ifPresent(ids::add);
    }
    return List.copyOf(ids);
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
  void write(long id, byte[] bytes) throws IOException {
    replace(live(id), bytes, true);
  }

  void sync() throws IOException {
    files.syncFolder(root);
  }

  /** Takes back a job that was refused in the end. */
  void remove(long id) throws IOException {
    files.delete(live(id));
  }

  /** Moves a job's file to the archive; durable after {@link #syncArchive}. */
  void moveToArchive(long id) throws IOException {
    Path bucket = bucket(id);
    if (!files.exists(bucket)) {
      files.createFolder(bucket);
      files.syncFolder(root.resolve("archive"));
    }
    Path target = archived(id);
    files.move(live(id), files.exists(target) ? vacant(target) : target);
  }

  /** Makes the moves of these jobs durable. */
  void syncArchive(List<Long> ids) throws IOException {
    for (Path bucket : new TreeSet<>(ids.stream().map(this::bucket).toList())) {
      files.syncFolder(bucket);
    }
    files.syncFolder(root);
  }

  /**
   * Remembers the last id. Not durable by itself: see {@link #readSerial}.
   *
   * @param sync whether it must be on the disk when this returns
   */
  void writeSerial(long serial, boolean sync) throws IOException {
    replace(root.resolve("serial"), serial + "\n", sync);
    if (sync) {
      files.syncFolder(root);
    }
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
        .map(QueueFolder::idOf)
        .flatMapToLong(OptionalLong::stream)
        .max()
        .orElse(bucket * BUCKET);
  }

  boolean drained() {
    return files.exists(root.resolve("drain"));
  }

  void setDrained(boolean drained) throws IOException {
    Path flag = root.resolve("drain");
    if (drained) {
      files.write(flag, new byte[0], true);
    } else {
      files.delete(flag);
    }
    files.syncFolder(root);
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

  private void replace(Path file, String text, boolean sync) throws IOException {
    replace(file, text.getBytes(StandardCharsets.US_ASCII), sync);
  }

  private void replace(Path file, byte[] bytes, boolean sync) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + TEMPORARY);
    files.write(temporary, bytes, sync);
    files.move(temporary, file);
  }

  private String text(Path file) throws IOException {
    return new String(files.read(file), StandardCharsets.US_ASCII).strip();
  }

  private static OptionalLong idOf(String name) {
    return name.startsWith(PREFIX)
        ? JobIds.parse(name.substring(PREFIX.length()))
        : OptionalLong.empty();
  }
}
